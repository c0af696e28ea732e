/// Reads WebP: chunks in a RIFF file.
enum WebPPicture {
  private struct Chunk {
    let name: String
    let content: ArraySlice<UInt8>
  }

  static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureParts {
    var reader = ByteReader(bytes[...], of: .webp)
    _ = try reader.take(4)
    let length = try reader.littleEndian(4)
    guard length >= 4 else { throw .malformed(.webp) }
    let body = try reader.take(length).dropFirst(4)
    let chunks = try chunks(in: body)
    guard let first = chunks.first else { throw .truncated(.webp) }
    var parts = PictureParts()
    for chunk in chunks where chunk.name == "EXIF" {
      // Some programs write the name that the block has in a JPEG before it.
      let isNamed = chunk.content.starts(with: "Exif\0\0".utf8)
      parts.orientation = Orientation(exif: isNamed ? chunk.content.dropFirst(6) : chunk.content)
    }
    if first.name == "VP8X" { parts.sizes.append(try canvas(first.content)) }
    let frameless = parts.sizes.count
    for chunk in chunks {
      let pixels = chunk.name == "ANMF" ? try frame(chunk.content) : [chunk]
      for part in pixels {
        if let size = try size(of: part) { parts.sizes.append(size) }
      }
    }
    guard parts.sizes.count > frameless else { throw .malformed(.webp) }
    // A block that rotates the picture needs the extended form, which has a flag for it.
    if first.name != "VP8X" { parts.orientation = .upright }
    parts.publicBytes = try written(chunks, parts.orientation)
    return parts
  }

  private static func chunks(in bytes: ArraySlice<UInt8>) throws(PictureError) -> [Chunk] {
    var reader = ByteReader(bytes, of: .webp)
    var chunks: [Chunk] = []
    while !reader.isAtEnd {
      let name = try reader.name()
      let length = try reader.littleEndian(4)
      chunks.append(Chunk(name: name, content: try reader.take(length)))
      if !length.isMultiple(of: 2), !reader.isAtEnd { _ = try reader.byte() }
    }
    return chunks
  }

  /// The chunks in a frame of a moving picture, after its own header.
  private static func frame(_ content: ArraySlice<UInt8>) throws(PictureError) -> [Chunk] {
    guard content.count >= frameHeader else { throw .truncated(.webp) }
    return try chunks(in: content.dropFirst(frameHeader))
  }

  private static func canvas(_ content: ArraySlice<UInt8>) throws(PictureError) -> PictureParts.Size
  {
    var reader = ByteReader(content, of: .webp)
    _ = try reader.take(4)
    let width = try reader.littleEndian(3) + 1
    return .init(width: width, height: try reader.littleEndian(3) + 1)
  }

  /// The size of compressed pixels; nil for any other chunk.
  private static func size(of chunk: Chunk) throws(PictureError) -> PictureParts.Size? {
    var reader = ByteReader(chunk.content, of: .webp)
    switch chunk.name {
    case "VP8 ":
      _ = try reader.take(3)
      guard Array(try reader.take(3)) == [0x9D, 0x01, 0x2A] else { throw .malformed(.webp) }
      let width = try reader.littleEndian(2) & 0x3FFF
      return .init(width: width, height: try reader.littleEndian(2) & 0x3FFF)
    case "VP8L":
      guard try reader.byte() == 0x2F else { throw .malformed(.webp) }
      let bits = try reader.littleEndian(4)
      return .init(width: bits & 0x3FFF + 1, height: (bits >> 14) & 0x3FFF + 1)
    default: return nil
    }
  }

  /// The file with the chunks that are needed to show it.
  private static func written(
    _ chunks: [Chunk], _ orientation: Orientation
  ) throws(PictureError) -> [UInt8] {
    var body = Array("WEBP".utf8)
    for chunk in chunks where shown.contains(chunk.name) {
      var content = Array(chunk.content)
      if chunk.name == "VP8X", let flags = content.first {
        content[0] = flags & ~0b1100 | (orientation == .upright ? 0 : 0b1000)
      }
      if chunk.name == "ANMF" {
        let inner = try frame(chunk.content).filter { shownInFrame.contains($0.name) }
        content = Array(chunk.content.prefix(frameHeader))
        for chunk in inner { content += written(chunk.name, Array(chunk.content)) }
      }
      body += written(chunk.name, content)
    }
    if let exif = orientation.exif { body += written("EXIF", exif) }
    return written("RIFF", body)
  }

  private static func written(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let length = withUnsafeBytes(of: UInt32(content.count).littleEndian) { Array($0) }
    return Array(name.utf8) + length + content + (content.count.isMultiple(of: 2) ? [] : [0])
  }

  /// In bytes.
  private static let frameHeader = 16
  private static let shown: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]
  private static let shownInFrame: Set<String> = ["VP8 ", "VP8L", "ALPH"]
}
