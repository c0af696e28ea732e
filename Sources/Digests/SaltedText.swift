import CSodium

/// A text as it is stored alongside the log: its salt, its bytes, and the key that events carry.
///
/// With one salt, the same text always has the same key. Erasing the row also erases the salt, so
/// that guesses at the text cannot be tested against the key that stays in the log.
package struct SaltedText: Hashable, Sendable {
  package let salt: Salt
  package let text: String
  /// SHA-256 of the salt's bytes followed by the text's UTF-8.
  package let key: Digest

  package init(_ text: String, salt: Salt) {
    self.salt = salt
    self.text = text
    self.key = Digest(of: salt.bytes + Array(text.utf8))
  }
}

/// Random bytes that are put before a text, so that its digest reveals nothing about it.
package struct Salt: Hashable, Sendable {
  /// 16 bytes.
  package let bytes: [UInt8]

  /// A new salt from the operating system's random number generator.
  package static func random() -> Salt {
    Salt(unchecked: RandomBytes.make(count))
  }

  /// The salt with these bytes, or nil when they are not 16.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.count else { return nil }
    self.bytes = bytes
  }

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  private static let count = 16
}
