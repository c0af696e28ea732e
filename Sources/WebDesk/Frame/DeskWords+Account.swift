extension DeskWords {
  static var changePassword: String { say("Change your password") }
  static var currentPassword: String { say("Your current password") }
  static var newPassword: String { say("New password") }
  static var repeatPassword: String { say("New password again") }
  static var passwordHint: String {
    say("12 characters or more. Four unrelated words make a good password.")
  }
  static var passwordsDiffer: String { say("The two new passwords are not the same.") }
  static var passwordChanged: String {
    say("Your password has been changed, and your other sessions have ended.")
  }

  static var setPassword: String { say("Set a new password") }
  static func passwordOf(_ name: String) -> String {
    say("This link sets the password of \(name).")
  }
  static var passwordSet: String { say("The password is set. Sign in with it.") }
  static var tooManyLinks: String {
    say("There were too many invalid links. Try again in 15 minutes.")
  }

  static var code: String { say("Code") }
  static var codeHint: String {
    say(
      "Type the six digits that the authenticator app on your phone shows, or one of your "
        + "recovery codes.")
  }
  static var signInAsAnother: String { say("Sign in as somebody else") }
  static var secondFactor: String { say("Second factor") }
  static var factorExplained: String {
    say(
      "With a second factor, your password alone does not open the desk. Add this key to the "
        + "authenticator app on your phone:")
  }
  static var openProgram: String { say("Open the app, if it is on this device") }
  static var firstCodeHint: String { say("Then type the six digits that the app shows.") }
  static var setUpFactor: String { say("Set it up") }
  static var removeFactor: String { say("Remove it") }
  static var factorSince: String { say("You have had a second factor since") }
  static func codesLeft(_ count: Int) -> String {
    say(count, one: "1 recovery code is left.", other: "\(count) recovery codes are left.")
  }
  static var factorIsRequired: String {
    say("Your newsroom requires a second factor. Set it up to go on.")
  }
  static var recoveryCodes: String { say("Recovery codes") }
  static var factorIsSetUp: String { say("The second factor is set up.") }
  static var recoveryExplained: String {
    say(
      "If you lose your phone, each of these codes signs you in once. Print them or "
        + "write them down; they are not shown again.")
  }

  static var makeReset: String { say("Let somebody set a new password") }
  static var resetHint: String {
    say("You get a link that works once. Give it to the person in a way that nobody else can read.")
  }
  static var person: String { say("Whose password") }
  static var makeLink: String { say("Make the link") }
  static var linkOnce: String { say("The link is shown only now.") }

  static var codeIsLate: String {
    say("You gave the password too long ago. Sign in again.")
  }
  static var setUpElsewhere: String { say("Set up the second factor in another window") }
}
