package import Editorial

extension Slug {
  /// Makes a slug from a headline: Latin letters without accents in lower case, words joined by
  /// hyphens, cut at a word to ``Slug/maximumLength``. Nil when the headline has no such letters or
  /// digits.
  package static func suggested(from headline: String) -> Slug? {
    var words = [""]
    for scalar in headline.lowercased().unicodeScalars.prefix(1_000) {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .format: continue
      default: break
      }
      if Self.apostrophes.contains(scalar) { continue }
      if let letters = Self.latin(scalar) {
        words[words.count - 1] += letters
      } else if words.last != "" {
        words.append("")
      }
    }
    var text = ""
    for word in words where !word.isEmpty {
      if text.isEmpty {
        text = String(word.prefix(maximumLength))
      } else if text.utf8.count + 1 + word.utf8.count <= maximumLength {
        text += "-" + word
      } else {
        break
      }
    }
    return Slug(text)
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{02BC}"]

  private static let ligatures: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ĳ": "ij", "ŋ": "ng",
  ]

  /// The letters a to z or the digit for `scalar`. An accented letter is recognised by its Unicode
  /// name, for example LATIN SMALL LETTER E WITH ACUTE.
  private static func latin(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": return String(scalar)
    default: break
    }
    if scalar.isASCII { return nil }
    if let letters = ligatures[scalar] { return letters }
    let prefix = "LATIN SMALL LETTER "
    guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
    let rest = name.dropFirst(prefix.count).split(separator: " ", maxSplits: 1)
    guard let letter = rest.first, letter.utf8.count == 1, rest.last?.hasPrefix("WITH ") == true
    else { return nil }
    return letter.lowercased()
  }
}
