/// Bytes as they are stored alongside the log, such as a picture: their salt, and the key that events
/// carry. See ``SaltedText``.
package struct SaltedBytes: Hashable, Sendable {
  package let salt: Salt
  package let bytes: [UInt8]
  /// SHA-256 of the salt's bytes followed by these.
  package let key: Digest

  package init(_ bytes: [UInt8], salt: Salt) {
    self.salt = salt
    self.bytes = bytes
    key = Digest(of: salt.bytes + bytes)
  }
}
