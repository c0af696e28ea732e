import CNettle

/// A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The bytes as they are in memory. Not an array, because a rebuild reads millions of digests and
  /// would allocate memory for each.
  private struct Words: Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
  }

  private let words: Words

  /// The digest of `message`.
  package init(of message: some Sequence<UInt8>) {
    let whole = message.withContiguousStorageIfAvailable { Digest(of: UnsafeRawBufferPointer($0)) }
    self = whole ?? Array(message).withUnsafeBytes { Digest(of: $0) }
  }

  /// The digest of `message`, without a copy of it.
  package init(of message: UnsafeRawBufferPointer) {
    self.init { digest in
      var context = sha256_ctx()
      nettle_sha256_init(&context)
      nettle_sha256_update(
        &context, message.count, message.baseAddress?.assumingMemoryBound(to: UInt8.self))
      nettle_sha256_digest(
        &context, digest.count, digest.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// The digest with these bytes, or nil when they are not 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.count else { return nil }
    self.init { $0.copyBytes(from: bytes) }
  }

  /// The digest that 64 hexadecimal digits encode; nil when `hex` is anything else.
  package init?(hex: String) {
    var hex = hex
    guard let digest = hex.withUTF8({ Digest(hex: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = digest
  }

  /// The digest that 64 hexadecimal digits in ASCII encode; nil when `hex` is anything else.
  package init?(hex: UnsafeRawBufferPointer) {
    guard hex.count == 2 * Self.count else { return nil }
    var isHex = true
    self.init { digest in
      for index in stride(from: 0, to: Self.count, by: 4) {
        let digits = hex.loadUnaligned(fromByteOffset: 2 * index, as: UInt64.self)
        guard let bytes = HexDigits(littleEndian: digits).bytes else {
          isHex = false
          return
        }
        digest.storeBytes(of: bytes.littleEndian, toByteOffset: index, as: UInt32.self)
      }
    }
    guard isHex else { return nil }
  }

  private init(_ write: (UnsafeMutableRawBufferPointer) -> Void) {
    var words = Words()
    Swift.withUnsafeMutableBytes(of: &words) { write($0) }
    self.words = words
  }

  /// 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// Calls `body` with the 32 bytes, which are valid only during the call.
  package func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try Swift.withUnsafeBytes(of: words, body)
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    String(unsafeUninitializedCapacity: 2 * Self.count) { text in
      withUnsafeBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          text[2 * index] = HexDigits.digit(byte >> 4)
          text[2 * index + 1] = HexDigits.digit(byte & 0x0F)
        }
      }
      return 2 * Self.count
    }
  }

  package var description: String { hex }

  /// The number of bytes in a digest.
  package static let count = Int(SHA256_DIGEST_SIZE)
}
