import PlainText

/// What a character does in a text that is split into pieces.
enum TextScalar {
  enum Kind: Hashable, Sendable {
    case letter, digit
    /// A combining mark, which belongs to the letter before it.
    case mark
    /// A character without a sign of its own, such as a soft hyphen or a mark of direction.
    case silent
    /// A letter of a script without spaces between words.
    case unspaced
    /// A sign that can be searched, such as an emoji.
    case symbol
    case apostrophe, hyphen, dot, comma, ampersand
    /// A plus or a number sign, which ends names such as C++ and C#.
    case plus
    /// A quotation mark that Hebrew puts inside an abbreviation.
    case gershayim
    case space, other

    var isSilent: Bool { self == .mark || self == .silent }
    var isOfWord: Bool { self == .letter || self == .digit || isSilent }
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    scalar.value < 128 ? ascii[Int(scalar.value)] : other(scalar)
  }

  static func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let ascii: [Kind] = (0..<128).map { value in
    switch Unicode.Scalar(UInt8(value)) {
    case "a"..."z", "A"..."Z": .letter
    case "0"..."9": .digit
    case " ", "\t", "\n", "\r", "\u{B}", "\u{C}": .space
    case "'": .apostrophe
    case "-": .hyphen
    case ".": .dot
    case ",": .comma
    case "&": .ampersand
    case "+", "#": .plus
    case "\"": .gershayim
    default: .other
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> Kind {
    if scalar.isWithoutSpaces { return .unspaced }
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{FF07}": return .apostrophe
    // The middle dot divides words such as the Catalan "col·lega".
    case "\u{2010}", "\u{2011}", "\u{05BE}", "\u{FF0D}", "\u{B7}": return .hyphen
    case "\u{FF0E}": return .dot
    case "\u{FF0C}": return .comma
    case "\u{FF06}": return .ampersand
    case "\u{FF0B}", "\u{FF03}": return .plus
    case "\u{05F3}", "\u{05F4}": return .gershayim
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .decimalNumber, .letterNumber, .otherNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .format, .modifierSymbol: return .silent
    case .otherSymbol: return .symbol
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control: return scalar == "\u{85}" ? .space : .other
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .surrogate, .privateUse, .unassigned:
      return .other
    @unknown default: return .other
    }
  }
}

extension Unicode.Scalar {
  /// Whether words of the scalar's script are found inside a run of text: Chinese, Japanese, Thai,
  /// Lao, Burmese and Khmer have no spaces between words, and Korean adds particles to them.
  fileprivate var isWithoutSpaces: Bool {
    if value < 0x0E00 { return false }
    switch value {
    // Thai with its vowel and tone marks, but neither its currency sign nor its punctuation and
    // digits; Lao in the same way.
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECE,
      // Burmese, Khmer, and Korean as letters and as syllables.
      0x1000...0x103F, 0x1050...0x108F, 0x1100...0x11FF, 0x1780...0x17D3, 0x3131...0x318E,
      0xA960...0xA97C, 0xAC00...0xD7FB, 0xFFA0...0xFFDC:
      return true
    // The middle dot separates foreign words.
    case 0x30FB, 0xFF65: return false
    default: return isOfUnspacedScript || (0x3099...0x309C).contains(value)
    }
  }
}
