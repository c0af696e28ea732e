/// The format of a picture. The raw value is its media type, which events store.
package enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  case jpeg = "image/jpeg"
  case png = "image/png"
  case webp = "image/webp"
  case avif = "image/avif"
  case gif = "image/gif"

  package var mediaType: String { rawValue }

  /// The usual ending of a file's name, without the dot.
  package var fileExtension: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .webp: "webp"
    case .avif: "avif"
    case .gif: "gif"
    }
  }

  /// The format of a picture by its first bytes; the name of a file says nothing about it.
  ///
  /// - Throws: ``PictureError`` that names what it is instead, if that is known.
  package init(of bytes: [UInt8]) throws(PictureError) {
    func starts(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if bytes.isEmpty { throw .empty }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: PNGPicture.signature) {
      self = .png
    } else if starts("RIFF"), starts("WEBP", at: 8) {
      self = .webp
    } else if starts("GIF87a") || starts("GIF89a") {
      self = .gif
    } else if starts("ftyp", at: 4) {
      guard try AVIFPicture.brands(of: bytes).contains(where: { $0 == "avif" || $0 == "avis" })
      else { throw .otherFormat("HEIC picture or a video") }
      self = .avif
    } else {
      throw Self.isSVG(bytes) ? .svg : .unknown(Self.otherFormat(of: bytes))
    }
  }

  /// Whether the text begins like an XML document with a drawing. An SVG can contain scripts, and
  /// is never accepted.
  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
    return text.contains("<svg") || text.contains("<!doctype svg")
  }

  /// What another well-known file is, by its first bytes.
  private static func otherFormat(of bytes: [UInt8]) -> String? {
    let known: [(String, [UInt8])] = [
      ("TIFF picture", [0x49, 0x49, 0x2A, 0x00]), ("TIFF picture", [0x4D, 0x4D, 0x00, 0x2A]),
      ("BMP picture", [0x42, 0x4D]), ("PDF document", [0x25, 0x50, 0x44, 0x46]),
      ("JPEG XL picture", [0xFF, 0x0A]), ("ZIP archive", [0x50, 0x4B, 0x03, 0x04]),
      ("Photoshop document", [0x38, 0x42, 0x50, 0x53]),
    ]
    return known.first { bytes.starts(with: $0.1) }?.0
  }
}
