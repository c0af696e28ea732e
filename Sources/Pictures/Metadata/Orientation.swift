/// How a picture is rotated or mirrored before it is shown: Exif's orientation, from 1 to 8.
enum Orientation: Int, Hashable, Sendable {
  case upright = 1
  case mirrored
  case upsideDown
  case flipped
  case transposed
  case quarterTurn
  case transversed
  case threeQuarterTurn

  /// Whether the width becomes the height.
  var swapsSides: Bool { rawValue >= Orientation.transposed.rawValue }

  /// The orientation that an Exif block names; upright if it names none, or if it is damaged.
  ///
  /// - Parameter exif: Begins with the header of TIFF.
  init(exif: ArraySlice<UInt8>) {
    self = (try? Self.find(in: exif)) ?? .upright
  }

  private static func find(in exif: ArraySlice<UInt8>) throws(PictureError) -> Orientation? {
    var reader = ByteReader(exif, of: .jpeg)
    let isLittle: Bool
    switch Array(try reader.take(4)) {
    case [0x49, 0x49, 0x2A, 0x00]: isLittle = true
    case [0x4D, 0x4D, 0x00, 0x2A]: isLittle = false
    default: return nil
    }
    func number(_ count: Int) throws(PictureError) -> Int {
      isLittle ? try reader.littleEndian(count) : try reader.bigEndian(count)
    }
    let start = try number(4)
    guard start >= 8 else { return nil }
    _ = try reader.take(start - 8)
    for _ in 0..<(try number(2)) {
      let (tag, type, count) = (try number(2), try number(2), try number(4))
      let value = try number(2)
      _ = try reader.take(2)
      if tag == 0x0112, type == 3, count == 1 { return Orientation(rawValue: value) }
    }
    return nil
  }

  /// An Exif block that says nothing else; nil if the picture is upright.
  var exif: [UInt8]? {
    guard self != .upright else { return nil }
    return [
      0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0,  // TIFF, low byte first, the directory at 8
      1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, UInt8(rawValue), 0, 0, 0,  // one entry
      0, 0, 0, 0,  // no other directory
    ]
  }
}
