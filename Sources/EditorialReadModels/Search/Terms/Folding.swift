import Foundation

/// Removes the differences that a search ignores: case, accents, width, and forms of a letter.
enum Folding {
  /// The longest term, in scalars. The rest of a longer word is ignored.
  private static let mostScalars = 100

  /// A word without case, accents and other optional marks.
  static func folded(_ word: Substring) -> String {
    if word.utf8.allSatisfy({ $0 < 128 }) {
      return String(word.utf8.count > mostScalars ? word.prefix(mostScalars) : word).lowercased()
    }
    let source = String(String.UnicodeScalarView(word.unicodeScalars.prefix(mostScalars)))
    var result = String.UnicodeScalarView()
    for scalar in source.decomposedStringWithCompatibilityMapping.unicodeScalars {
      // A breve makes a letter of its own of this one, which no keyboard leaves out.
      if scalar == "\u{306}", result.last == "\u{438}" {
        result.removeLast()
        result.append("\u{439}")
        continue
      }
      if scalar.isOptionalMark || scalar == " " { continue }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        if lower.isOptionalMark { continue }
        if let plain = plain[lower] {
          result.append(contentsOf: plain.unicodeScalars)
        } else if let digit = lower.digit {
          result.append(digit)
        } else {
          result.append(lower)
        }
      }
    }
    return String(result)
  }

  /// The same word with `ae` for ä, `oe` for ö and ø, `ue` for ü and `aa` for å; nil if it has none
  /// of these.
  static func spelledOut(_ word: Substring) -> String? {
    if word.utf8.allSatisfy({ $0 < 128 }) { return nil }
    var (result, isDifferent) = ("", false)
    for scalar in word.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars {
      if let letters = long[scalar] {
        result += letters
        isDifferent = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return isDifferent ? folded(result[...]) : nil
  }

  /// One character of a script without spaces: its full-width, composed form.
  static func folded(_ character: Character) -> String {
    // Foundation's mapping to the composed form leaves the voicing of half-width kana apart.
    String(character).decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
      .lowercased()
  }

  /// The form that a stemmer reads.
  static func stemmable(_ word: Substring) -> String {
    if word.utf8.allSatisfy({ $0 < 128 }) { return folded(word) }
    let letters = word.unicodeScalars.lazy.filter { !$0.isInvisible }.prefix(mostScalars)
    return String(String.UnicodeScalarView(letters)).lowercased()
      .precomposedStringWithCompatibilityMapping
  }

  private static let long: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa",
  ]

  /// Letters that Unicode does not decompose.
  private static let plain: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "ħ": "h", "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ə": "e", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ƒ": "f",
    "ƙ": "k", "ƴ": "y", "ς": "σ",
    // Arabic: the alef of the definite article, the final forms of yeh and heh, and the letters of
    // Persian and Urdu with the same sound.
    "\u{671}": "\u{627}", "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}", "\u{629}": "\u{647}",
    "\u{6C1}": "\u{647}", "\u{6A9}": "\u{643}",
  ]
}

extension Unicode.Scalar {
  /// An accent or a vowel sign that people leave out, or a character without a sign.
  fileprivate var isOptionalMark: Bool {
    switch value {
    case 0..<0x2B9: value == 0xAD
    // Modifier letters such as the okina, and accents.
    case 0x2B9...0x2BF, 0x2C8, 0x300...0x36F, 0x483...0x487,
      // Hebrew points.
      0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x5F3...0x5F4,
      // Arabic vowel signs and the line that lengthens a word; Syriac vowel signs.
      0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED,
      0x730...0x74A,
      // The dot below a letter in the scripts of India.
      0x93C, 0x9BC, 0xA3C, 0xABC, 0xB3C, 0xCBC,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
      true
    default: isInvisible
    }
  }

  fileprivate var isInvisible: Bool {
    value >= 0xAD && (properties.generalCategory == .format || value == 0xAD)
  }

  /// The ASCII digit of the same value.
  fileprivate var digit: Unicode.Scalar? {
    guard value >= 0x660, properties.generalCategory == .decimalNumber,
      let number = properties.numericValue
    else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(number))
  }
}
