import CSodium

/// Random bytes put before a text so that its digest says nothing of a text that was erased.
package struct Salt: Hashable, Sendable {
  /// 16 bytes.
  package let bytes: [UInt8]

  /// A new salt, from the operating system's source of randomness.
  package static func random() -> Salt {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return Salt(unchecked: bytes)
  }

  /// The salt with these bytes, or nil when they are not 16.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.count else { return nil }
    self.bytes = bytes
  }

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  private static let count = 16
}
