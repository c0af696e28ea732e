/// Reads JPEG: segments that begin with a marker, and scans with compressed pixels.
enum JPEGPicture {
  /// The bytes up to the end of the picture. What follows it, such as a second picture or a film, is
  /// not read.
  static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureParts {
    var reader = ByteReader(bytes[...], of: .jpeg)
    var parts = PictureParts()
    // The segments that are kept, without the start of the picture.
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var scans = 0
    _ = try reader.take(2)
    while true {
      let marker = try marker(from: &reader)
      switch marker {
      case 0xD9:
        guard scans > 0 else { throw .malformed(.jpeg) }
        parts.publicBytes =
          [0xFF, 0xD8] + orientationSegment(parts.orientation) + kept + [0xFF, 0xD9]
        return parts
      case 0x01, 0xD0...0xD7: continue
      case 0xD8, 0x00: throw .malformed(.jpeg)
      default: break
      }
      let length = try reader.bigEndian(2)
      guard length >= 2 else { throw .malformed(.jpeg) }
      let segment = try reader.take(length - 2)
      if isFrame(marker) { parts.sizes.append(try size(of: segment)) }
      if marker == 0xE1, segment.starts(with: exifName) {
        let orientation = Orientation(exif: segment.dropFirst(exifName.count))
        // A second block must not undo the first.
        if parts.orientation == .upright { parts.orientation = orientation }
      }
      kept += publicSegment(marker, segment)
      if marker == 0xDA {
        guard !parts.sizes.isEmpty else { throw .malformed(.jpeg) }
        scans += 1
        kept += try scan(from: &reader, in: bytes)
      }
    }
  }

  /// The next marker. Several bytes FF may precede it.
  private static func marker(from reader: inout ByteReader) throws(PictureError) -> UInt8 {
    guard try reader.byte() == 0xFF else { throw .malformed(.jpeg) }
    while true {
      let byte = try reader.byte()
      if byte != 0xFF { return byte }
    }
  }

  /// The compressed pixels up to the next marker, which is not read.
  private static func scan(
    from reader: inout ByteReader, in bytes: [UInt8]
  ) throws(PictureError) -> ArraySlice<UInt8> {
    let start = reader.index
    while reader.skip(to: 0xFF) {
      let marker = reader.index
      guard marker + 1 < bytes.count else { break }
      switch bytes[marker + 1] {
      case 0x00, 0xD0...0xD7: _ = try reader.take(2)
      case 0xFF: _ = try reader.take(1)
      default: return bytes[start..<marker]
      }
    }
    throw .truncated(.jpeg)
  }

  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  private static func size(of frame: ArraySlice<UInt8>) throws(PictureError) -> PictureParts.Size {
    var reader = ByteReader(frame, of: .jpeg)
    _ = try reader.byte()
    let height = try reader.bigEndian(2)
    return PictureParts.Size(width: try reader.bigEndian(2), height: height)
  }

  /// A segment that is needed to show the picture; empty for any other.
  private static func publicSegment(_ marker: UInt8, _ segment: ArraySlice<UInt8>) -> [UInt8] {
    var content = Array(segment)
    switch marker {
    case 0xC0...0xCF, 0xDA...0xDD: break
    case 0xE0 where segment.starts(with: "JFIF\0".utf8) && segment.count >= 14:
      // Without its thumbnail, which may show what was cut off.
      content = Array(segment.prefix(12)) + [0, 0]
    case 0xE2 where segment.starts(with: "ICC_PROFILE\0".utf8): break
    case 0xEE where segment.starts(with: "Adobe".utf8): content = Array(segment.prefix(12))
    default: return []
    }
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  private static func orientationSegment(_ orientation: Orientation) -> [UInt8] {
    guard let exif = orientation.exif else { return [] }
    let length = exif.count + exifName.count + 2
    return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + exifName + exif
  }

  private static let exifName = Array("Exif\0\0".utf8)
}
