/// Reads PNG: a signature and chunks with a length, a name and a checksum.
enum PNGPicture {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureParts {
    var reader = ByteReader(bytes[...], of: .png)
    var parts = PictureParts()
    var kept = Array(try reader.take(signature.count))
    kept.reserveCapacity(bytes.count)
    var hasPixels = false
    while true {
      let start = reader.index
      let length = try reader.bigEndian(4)
      let name = try reader.name()
      let content = try reader.take(length)
      _ = try reader.take(4)
      guard (name == "IHDR") == parts.sizes.isEmpty else { throw .malformed(.png) }
      switch name {
      case "IHDR":
        var header = ByteReader(content, of: .png)
        let width = try header.bigEndian(4)
        parts.sizes.append(.init(width: width, height: try header.bigEndian(4)))
      case "fcTL":
        var frame = ByteReader(content, of: .png)
        _ = try frame.take(4)
        let width = try frame.bigEndian(4)
        parts.sizes.append(.init(width: width, height: try frame.bigEndian(4)))
      case "eXIf": parts.orientation = Orientation(exif: content)
      case "IDAT":
        // The picture is rotated before its pixels.
        if !hasPixels, let exif = parts.orientation.exif { kept += chunk("eXIf", exif) }
        hasPixels = true
      default: break
      }
      if shown.contains(name) { kept += bytes[start..<reader.index] }
      guard name != "IEND" else { break }
    }
    guard hasPixels else { throw .malformed(.png) }
    parts.publicBytes = kept
    return parts
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    let named = Array(name.utf8) + content
    return number(UInt32(content.count)) + named + number(CRC32.of(named))
  }

  /// The chunks that are needed to show the picture, also a moving one.
  private static let shown: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD",
    "pHYs", "acTL", "fcTL", "fdAT",
  ]
}
