/// Why a file is not accepted as a picture.
package enum PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  /// An SVG can contain scripts.
  case svg
  /// Something else, such as a "PDF document"; nil if it is unknown.
  case unknown(String?)
  /// It has the container of a picture that is accepted, but another content.
  case otherFormat(String)
  /// It ends before its content does.
  case truncated(PictureFormat)
  /// It breaks a rule of its format.
  case malformed(PictureFormat)
  case tooManyBytes(Int, limit: Int)
  case tooManyPixels(width: Int, height: Int, limit: Int)

  /// A sentence without a capital and a full stop.
  package var description: String {
    switch self {
    case .empty: "the file is empty"
    case .svg: "this is an SVG, which can contain scripts; \(Self.remedy)"
    case .unknown(let name?): "this is a \(name); \(Self.remedy)"
    case .unknown(nil): "this is not a picture that is known here; \(Self.remedy)"
    case .otherFormat(let name): "this is a \(name); \(Self.remedy)"
    case .truncated(let format): "the \(format.name) ends too early; copy it again"
    case .malformed(let format): "the \(format.name) is damaged; save it again in an image editor"
    case .tooManyBytes(let bytes, let limit):
      "the picture has \(bytes) bytes, and at most \(limit) are stored; save it smaller"
    case .tooManyPixels(let width, let height, let limit):
      "the picture has \(width) × \(height) pixels, and at most \(limit / 1_000_000) million are "
        + "stored; make it smaller"
    }
  }

  private static let remedy = "save it as JPEG, PNG, WebP, AVIF or GIF"
}

extension PictureFormat {
  fileprivate var name: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .webp: "WebP"
    case .avif: "AVIF"
    case .gif: "GIF"
    }
  }
}
