package import Newsroom

extension DeskPath {
  static let ownPassword = DeskPath("/desk/account/password")
  static let code = DeskPath("/desk/sign-in/code")
  static let secondFactor = DeskPath("/desk/account/second-factor")
  static let removeSecondFactor = DeskPath("/desk/account/second-factor/remove")
  /// The pages that are open to a person who must set up a second factor.
  static let withoutSecondFactor = [secondFactor, signOut].map(\.text)
  static let makeReset = DeskPath("/desk/people/reset")

  /// The page that shows one revision to somebody without a login.
  static func link(_ secret: LinkSecret) -> DeskPath { DeskPath("/desk/link/\(secret.text)") }

  /// A picture of that revision.
  static func link(_ secret: LinkSecret, picture key: String) -> DeskPath {
    DeskPath("\(link(secret).text)/pictures/\(key)")
  }

  /// Where somebody who has the secret sets a new password.
  package static func reset(_ secret: LinkSecret) -> DeskPath {
    DeskPath("/desk/reset/\(secret.text)")
  }
}
