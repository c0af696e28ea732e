package import Digests

extension SaltedText {
  /// A manuscript or another text, with the same salt in every test.
  package static func sample(
    _ text: String = "The wall will be raised by a metre, the council said on Monday.\n"
  ) -> SaltedText {
    guard let salt = Salt(bytes: Array("galley's testing".utf8)) else {
      preconditionFailure("a salt has 16 bytes")
    }
    return SaltedText(text, salt: salt)
  }
}
