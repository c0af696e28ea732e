extension DeskWords {
  static let changePassword = "Change your password"
  static let presentPassword = "Your present password"
  static let newPassword = "New password"
  static let repeatPassword = "New password again"
  static let passwordHint =
    "12 characters or more. Four words that have nothing to do with each other are good."
  static let passwordsDiffer = "The two new passwords are not the same."
  static let passwordChanged = "Your password is changed. Your other sessions are over."

  static let setPassword = "Set a new password"
  static func passwordOf(_ name: String) -> String { "This link sets the password of \(name)." }
  static let passwordSet = "The password is set. Sign in with it."
  static let tooManyLinks = "There were too many wrong links. Try again in 15 minutes."

  static let makeReset = "Let somebody set a new password"
  static let resetHint =
    "You get a link that works once. Give it to the person in a way that nobody else can read."
  static let person = "Whose password"
  static let makeLink = "Make the link"
  static let linkOnce = "The link is shown only now."
}
