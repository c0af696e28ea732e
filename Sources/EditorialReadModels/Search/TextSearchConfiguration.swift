package import Editorial

/// A text search configuration of PostgreSQL 15: how it splits a language into words, and which
/// forms of a word it treats as the same.
package enum TextSearchConfiguration: String, CaseIterable, Sendable {
  case arabic, armenian, basque, catalan, danish, dutch, english, finnish, french, german, greek
  case hindi, hungarian, indonesian, irish, italian, lithuanian, nepali, norwegian, portuguese
  case romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish
  /// Unchanged words in lower case, for every other language.
  case simple

  /// The configuration for a language by its primary subtag, regardless of region and script.
  package init(of language: LanguageTag) {
    let primary = language.text.prefix { $0 != "-" }
    self = Self.byLanguage[String(primary)] ?? .simple
  }

  private static let byLanguage: [String: TextSearchConfiguration] = [
    "ar": .arabic, "ca": .catalan, "da": .danish, "de": .german, "el": .greek, "en": .english,
    "es": .spanish, "eu": .basque, "fi": .finnish, "fr": .french, "ga": .irish, "hi": .hindi,
    "hu": .hungarian, "hy": .armenian, "id": .indonesian, "it": .italian, "lt": .lithuanian,
    "nb": .norwegian, "ne": .nepali, "nl": .dutch, "nn": .norwegian, "no": .norwegian,
    "pt": .portuguese, "ro": .romanian, "ru": .russian, "sr": .serbian, "sv": .swedish,
    "ta": .tamil, "tr": .turkish, "yi": .yiddish,
  ]
}
