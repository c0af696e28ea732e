package import Editorial
import HTML

/// The language of a text on a page, and the direction in which it is read.
struct TextLanguage: Hashable {
  let tag: String
  let isRightToLeft: Bool

  /// The language of the site's own words.
  static let interface = TextLanguage(tag: SiteWords.language, isRightToLeft: false)

  private init(tag: String, isRightToLeft: Bool) {
    (self.tag, self.isRightToLeft) = (tag, isRightToLeft)
  }

  init(_ language: LanguageTag) {
    tag = language.text
    isRightToLeft = language.isRightToLeft
  }

  var attributes: [HTMLAttribute] {
    [.language(tag), .direction(isRightToLeft ? "rtl" : "ltr")]
  }

  /// The attributes of the site's own words inside a text in this language. They are aligned with
  /// the text.
  var interfaceAttributes: [HTMLAttribute] {
    let isSame = tag.split(separator: "-").first.map { $0 == SiteWords.language } ?? false
    return isSame ? [] : [.language(SiteWords.language), .direction(SiteWords.direction)]
  }
}

extension LanguageTag {
  /// Whether the text is read from right to left: by the tag's script, or else by the script in which
  /// the language is usually written.
  package var isRightToLeft: Bool {
    let subtags = text.split(separator: "-")
    let single = subtags.firstIndex { $0.utf8.count == 1 } ?? subtags.endIndex
    let script = subtags[..<single].dropFirst().first { $0.utf8.count == 4 && $0.first!.isLetter }
    if let script { return Self.scripts.contains(String(script)) }
    return subtags.first.map { Self.languages.contains(String($0)) } ?? false
  }

  private static let scripts: Set = [
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
  ]
  private static let languages: Set = [
    "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb",
    "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
  ]
}
