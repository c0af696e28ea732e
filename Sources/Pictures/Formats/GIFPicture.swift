/// Reads GIF: a header, frames and extensions.
enum GIFPicture {
  static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureParts {
    var reader = ByteReader(bytes[...], of: .gif)
    var parts = PictureParts()
    _ = try reader.take(6)
    let width = try reader.littleEndian(2)
    parts.sizes.append(.init(width: width, height: try reader.littleEndian(2)))
    try skipColours(try reader.byte(), after: 2, from: &reader)
    var kept = Array(bytes[..<reader.index])
    while true {
      let start = reader.index
      switch try reader.byte() {
      case 0x2C:
        _ = try reader.take(4)
        let width = try reader.littleEndian(2)
        parts.sizes.append(.init(width: width, height: try reader.littleEndian(2)))
        try skipColours(try reader.byte(), after: 0, from: &reader)
        _ = try reader.byte()
        try skipBlocks(from: &reader)
        kept += bytes[start..<reader.index]
      case 0x21:
        let label = try reader.byte()
        let content = reader.index
        try skipBlocks(from: &reader)
        if isShown(label, bytes[content..<reader.index]) { kept += bytes[start..<reader.index] }
      case 0x3B:
        guard parts.sizes.count > 1 else { throw .malformed(.gif) }
        parts.publicBytes = kept + [0x3B]
        return parts
      default: throw .malformed(.gif)
      }
    }
  }

  /// - Parameters:
  ///   - flags: Whether a table of colours follows, and how long it is.
  ///   - gap: The number of bytes before the table.
  private static func skipColours(
    _ flags: UInt8, after gap: Int, from reader: inout ByteReader
  ) throws(PictureError) {
    _ = try reader.take(gap)
    if flags & 0x80 != 0 { _ = try reader.take(3 << (Int(flags & 7) + 1)) }
  }

  private static func skipBlocks(from reader: inout ByteReader) throws(PictureError) {
    while true {
      let length = try reader.byte()
      if length == 0 { return }
      _ = try reader.take(Int(length))
    }
  }

  /// Whether an extension is needed to show the picture: the timing of a frame, or the number of
  /// repetitions. Comments, texts and data of programs are not.
  private static func isShown(_ label: UInt8, _ blocks: ArraySlice<UInt8>) -> Bool {
    switch label {
    case 0xF9: true
    case 0xFF:
      blocks.dropFirst().starts(with: "NETSCAPE2.0".utf8)
        || blocks.dropFirst().starts(with: "ANIMEXTS1.0".utf8)
    default: false
    }
  }
}
