/// The width of a text on a terminal, in cells.
package struct DisplayWidth {
  package let cells: Int

  /// - Parameter text: One line without control characters; see `SanitizedText`.
  package init(of text: some StringProtocol) {
    let utf8 = text.utf8
    guard utf8.contains(where: { $0 >= 0x80 }) else {
      cells = utf8.count
      return
    }
    cells = text.reduce(0) { $0 + Self.cells(of: $1) }
  }

  /// The width of one character. A sequence that is drawn as one emoji takes two cells.
  package static func cells(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    // A skin tone that does not follow an emoji is drawn separately.
    if scalars.count > 1, let first = scalars.first?.properties, first.isEmoji,
      !first.isEmojiModifier, scalars.contains(where: Self.makesEmoji)
    {
      return 2
    }
    return scalars.reduce(0) { $0 + Self.cells(of: $1) }
  }

  /// The parts into which a character must be split to fit lines of `limit` cells, at least 2.
  /// Usually this is the whole character. A chain of Hangul consonants can be wider; it is split
  /// into scalars.
  package static func pieces(
    of character: Character, within limit: Int
  ) -> [(text: String, cells: Int)] {
    let cells = cells(of: character)
    guard cells > limit else { return [(String(character), cells)] }
    return character.unicodeScalars.map { (String($0), Self.cells(of: $0)) }
  }

  private static func makesEmoji(_ scalar: Unicode.Scalar) -> Bool {
    // The variation selector for the emoji form, or a scalar that has this form by default.
    scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation
  }

  private static func cells(of scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // Vowels and final consonants of Hangul combine with the preceding consonant.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    let isWide = wide.contains { $0.contains(scalar.value) }
    return isWide || scalar.properties.isEmojiPresentation ? 2 : 1
  }

  /// Blocks whose characters have East Asian Width W or F (Unicode Standard Annex 11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
