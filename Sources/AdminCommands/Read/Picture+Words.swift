import Editorial
import Newsroom

extension Picture {
  /// `oak.jpg (1600 × 900, 245 KB)`.
  var words: String { "\(path) (\(width) × \(height), \(Self.size(byteCount)))" }

  private static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) B"
    case ..<1_000_000: "\((bytes + 500) / 1_000) KB"
    default: "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB"
    }
  }
}

extension ShownPicture {
  /// ``Picture/words``, and who erased it.
  var words: String { picture.words + (erased.map { ", \($0.words)" } ?? "") }
}
