package import Newsroom

extension DeskPath {
  static let ownPassword = DeskPath("/desk/account/password")
  static let makeReset = DeskPath("/desk/people/reset")

  /// Where somebody who has the secret sets a new password.
  package static func reset(_ secret: LinkSecret) -> DeskPath {
    DeskPath("/desk/reset/\(secret.text)")
  }
}
