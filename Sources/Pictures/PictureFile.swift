/// A picture that was read to its end: its format, its size, and its bytes.
///
/// Only the structure is checked, not the compressed pixels. Nothing is decompressed.
package struct PictureFile: Hashable, Sendable {
  package let format: PictureFormat
  /// In pixels, as it is shown: after a rotation that the picture asks for.
  package let width: Int
  package let height: Int
  package let bytes: [UInt8]
  /// The bytes without metadata such as the place, the camera and the names of people. Only what
  /// shows the picture remains, including its rotation and its colour profile. Nil for AVIF, whose
  /// metadata cannot be removed without writing the picture again.
  package let publicBytes: [UInt8]?

  /// - Throws: ``PictureError`` if it is not a complete picture of a format that is known, or too
  ///   large.
  package init(_ bytes: [UInt8], limits: PictureLimits = .standard) throws(PictureError) {
    guard bytes.count <= limits.bytes else {
      throw .tooManyBytes(bytes.count, limit: limits.bytes)
    }
    format = try PictureFormat(of: bytes)
    let parts: PictureParts
    switch format {
    case .jpeg: parts = try JPEGPicture.read(bytes)
    case .png: parts = try PNGPicture.read(bytes)
    case .webp: parts = try WebPPicture.read(bytes)
    case .gif: parts = try GIFPicture.read(bytes)
    case .avif: parts = try AVIFPicture.read(bytes)
    }
    guard !parts.sizes.isEmpty, parts.sizes.allSatisfy({ $0.width > 0 && $0.height > 0 }) else {
      throw .malformed(format)
    }
    for size in parts.sizes { try limits.check(width: size.width, height: size.height) }
    let shown = parts.sizes[0]
    (width, height) =
      parts.orientation.swapsSides ? (shown.height, shown.width) : (shown.width, shown.height)
    self.bytes = bytes
    publicBytes = parts.publicBytes
  }
}

/// What the reader of a format finds.
struct PictureParts {
  struct Size: Hashable {
    let width: Int
    let height: Int
  }

  /// The size of the whole picture, and then those of its parts, which are limited too.
  var sizes: [Size] = []
  var orientation = Orientation.upright
  var publicBytes: [UInt8]?
}
