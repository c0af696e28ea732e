extension Unicode.Scalar {
  /// Whether the scalar belongs to a script that writes no spaces between words: Han, Hiragana,
  /// Katakana or Bopomofo. Each such character counts as a word, and a line may break after it.
  ///
  /// The ranges are Unicode blocks. They include the ideographic iteration marks (U+3005 to U+3007)
  /// and the planes reserved for ideographs.
  package var isOfUnspacedScript: Bool {
    switch value {
    case 0x3005...0x3007, 0x3041...0x30FF, 0x3105...0x312F, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
