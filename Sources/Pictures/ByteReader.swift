/// Reads a file of one format from its beginning. Nothing outside of its range is read.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private let format: PictureFormat
  /// The index of the next byte.
  private(set) var index: Int

  init(_ bytes: ArraySlice<UInt8>, of format: PictureFormat) {
    (self.bytes, self.format) = (bytes, format)
    index = bytes.startIndex
  }

  var isAtEnd: Bool { index >= bytes.endIndex }

  /// The number of bytes that were not read yet.
  var rest: Int { bytes.endIndex - index }

  /// - Throws: ``PictureError/truncated(_:)`` if there are fewer.
  mutating func take(_ count: Int) throws(PictureError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest else { throw .truncated(format) }
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  mutating func byte() throws(PictureError) -> UInt8 {
    guard rest > 0 else { throw .truncated(format) }
    defer { index += 1 }
    return bytes[index]
  }

  /// A number of at most 4 bytes, the highest byte first.
  mutating func bigEndian(_ count: Int) throws(PictureError) -> Int {
    try take(count).reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of at most 4 bytes, the lowest byte first.
  mutating func littleEndian(_ count: Int) throws(PictureError) -> Int {
    try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// A name of four ASCII characters, such as that of a chunk or box.
  mutating func name() throws(PictureError) -> String {
    String(decoding: try take(4), as: UTF8.self)
  }

  /// Moves to the next byte with this value at or after the present one.
  ///
  /// - Returns: Whether there is one.
  mutating func skip(to value: UInt8) -> Bool {
    guard let found = bytes[index...].firstIndex(of: value) else { return false }
    index = found
    return true
  }
}
