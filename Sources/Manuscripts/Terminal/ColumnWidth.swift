/// How many columns of a terminal a text takes.
enum ColumnWidth {
  static func of(_ text: some StringProtocol) -> Int {
    var columns = 0
    for character in text { columns += of(character) }
    return columns
  }

  /// 2 for what East Asian Width calls wide and for emoji, 0 for what only combines, else 1.
  static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    var columns = 0
    for scalar in character.unicodeScalars {
      if scalar == "\u{FE0F}" || isWide(scalar) { return 2 }
      if !combines(scalar) { columns = 1 }
    }
    return columns
  }

  private static func combines(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    case 0x231A...0x1FBFF: scalar.properties.isEmojiPresentation
    default: false
    }
  }
}
