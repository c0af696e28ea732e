package import Editorial
import Foundation
import PlainText

/// A headline in the letters a to z and digits. The transliteration is ICU's.
package struct Transliteration: Sendable {
  /// In lower case, in order, none of them empty.
  package private(set) var words: [String] = []
  /// The first letter or digit that has no transliteration; nil if nothing is lost.
  package private(set) var lost: Loss?

  /// A character without a transliteration.
  package struct Loss: Hashable, Sendable {
    /// Its place in the headline, from 1.
    package let place: Int
    package let codePoint: String
    /// Such as `Khmer`.
    package let script: String
    /// Whether it belongs to the script of Chinese, which Japanese and Korean read differently.
    package let isHan: Bool
  }

  /// How much of a headline is read; a slug is much shorter.
  private static let mostScalars = 1_000

  package init(of headline: String, language: LanguageTag?) {
    let scalars = headline.precomposedStringWithCanonicalMapping.unicodeScalars
    let source = Array(scalars.prefix(Self.mostScalars))
    if !Self.isChinese(language) || source.contains(where: \.isKana),
      let han = source.first(where: \.isHan)
    {
      lost = Loss(of: han, in: headline)
      return
    }
    let latin = Self.latin(source)
    var word = ""
    for scalar in latin.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "'": break
      case _ where scalar.isSilent: break
      case _ where scalar.isLetterOrNumber:
        lost = Loss(of: scalar, in: headline)
        return
      default: finish(&word)
      }
    }
    finish(&word)
  }

  private mutating func finish(_ word: inout String) {
    if !word.isEmpty { words.append(word) }
    word = ""
  }

  private static func isChinese(_ language: LanguageTag?) -> Bool {
    language?.text.split(separator: "-").first == "zh"
  }

  private static func latin(_ source: [Unicode.Scalar]) -> String {
    if source.allSatisfy(\.isASCII) { return String(String.UnicodeScalarView(source)) }
    var text = String.UnicodeScalarView()
    var wasHan: Bool?
    for scalar in source {
      // ICU separates Chinese syllables from each other, but not from what follows.
      if let wasHan, wasHan != scalar.isHan { text.append(" ") }
      wasHan = scalar.isHan
      text.append(scalar)
    }
    var latin = String(text)
    latin = latin.applyingTransform(StringTransform("Any-Latin"), reverse: false) ?? latin
    latin.unicodeScalars.removeAll { $0.isTransliteratedSign }
    latin = latin.applyingTransform(StringTransform("Latin-ASCII"), reverse: false) ?? latin
    return latin.precomposedStringWithCompatibilityMapping
  }
}

extension Transliteration.Loss {
  fileprivate init(of scalar: Unicode.Scalar, in headline: String) {
    let place = headline.firstIndex { character in
      String(character).precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        .contains(scalar) || character.unicodeScalars.contains(scalar)
    }
    self.init(
      place: headline.distance(from: headline.startIndex, to: place ?? headline.startIndex) + 1,
      codePoint: VisibleText.codePoint(scalar.value),
      script: scalar.scriptName, isHan: scalar.isHan)
  }
}

extension Unicode.Scalar {
  fileprivate var isHan: Bool {
    properties.isIdeographic || self == "\u{3005}" || self == "\u{303B}"
  }

  fileprivate var isKana: Bool {
    switch value {
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: true
    default: false
    }
  }

  fileprivate var isLetterOrNumber: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether it has no letter of its own in a slug: marks and invisible characters.
  fileprivate var isSilent: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// Signs that a transliteration writes for letters without a sound, and apostrophes.
  fileprivate var isTransliteratedSign: Bool {
    switch value {
    case 0x02B9...0x02BF: true
    default: false
    }
  }

  /// From the character's name, such as `Khmer` for KHMER LETTER KA.
  fileprivate var scriptName: String {
    if isHan { return "Han" }
    let word = properties.name?.split(separator: " ").first.map { $0.capitalized }
    return word ?? "of an unknown script"
  }
}
