import PlainText

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

  static let code = "Code"
  static let codeHint =
    "Type the six digits that the program on your telephone shows, or one of your recovery codes."
  static let signInAsAnother = "Sign in as somebody else"
  static let secondFactor = "Second factor"
  static let factorExplained =
    "With a second factor, your password alone does not open the desk. Add this key to a program for "
    + "one-time codes on your telephone:"
  static let openProgram = "Open the program, if it is on this device"
  static let firstCodeHint = "Then type the six digits that the program shows."
  static let setUpFactor = "Set it up"
  static let removeFactor = "Remove it"
  static let factorSince = "You have a second factor since"
  static func codesLeft(_ count: Int) -> String {
    "\(Count.of(count, "recovery code")) \(count == 1 ? "is" : "are") left."
  }
  static let factorIsRequired =
    "Your newsroom requires a second factor. Set it up to go on."
  static let recoveryCodes = "Recovery codes"
  static let factorIsSetUp = "The second factor is set up."
  static let recoveryExplained =
    "If you lose your telephone, each of these codes signs you in once. Print them or write them "
    + "down; they are not shown again."

  static let makeReset = "Let somebody set a new password"
  static let resetHint =
    "You get a link that works once. Give it to the person in a way that nobody else can read."
  static let person = "Whose password"
  static let makeLink = "Make the link"
  static let linkOnce = "The link is shown only now."
}
