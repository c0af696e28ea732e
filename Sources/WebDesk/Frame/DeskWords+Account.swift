extension DeskWords {
  static var changePassword: String { say("Change your password") }
  static var presentPassword: String { say("Your present password") }
  static var newPassword: String { say("New password") }
  static var repeatPassword: String { say("New password again") }
  static var passwordHint: String {
    say("12 characters or more. Four words that have nothing to do with each other are good.")
  }
  static var passwordsDiffer: String { say("The two new passwords are not the same.") }
  static var passwordChanged: String {
    say("Your password is changed. Your other sessions are over.")
  }

  static var setPassword: String { say("Set a new password") }
  static func passwordOf(_ name: String) -> String {
    say("This link sets the password of \(name).")
  }
  static var passwordSet: String { say("The password is set. Sign in with it.") }
  static var tooManyLinks: String {
    say("There were too many wrong links. Try again in 15 minutes.")
  }

  static var makeReset: String { say("Let somebody set a new password") }
  static var resetHint: String {
    say("You get a link that works once. Give it to the person in a way that nobody else can read.")
  }
  static var person: String { say("Whose password") }
  static var makeLink: String { say("Make the link") }
  static var linkOnce: String { say("The link is shown only now.") }
}
