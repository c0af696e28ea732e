/// A text as it is kept beside the log: its salt, its bytes, and the key that events carry.
///
/// Under one salt the same text always has the same key. When the row is erased its salt goes with
/// it, and the key that stays in the log cannot be tried against guessed texts.
package struct SaltedText: Hashable, Sendable {
  package let salt: Salt
  package let text: String
  /// SHA-256 over the salt's bytes and then the text's UTF-8.
  package let key: Digest

  package init(_ text: String, salt: Salt) {
    self.salt = salt
    self.text = text
    self.key = Digest(of: salt.bytes + Array(text.utf8))
  }
}
