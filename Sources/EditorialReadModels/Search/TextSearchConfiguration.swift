package import Editorial

/// How PostgreSQL tells the words of a language apart, and which forms of a word are the same: the
/// text search configurations that version 15 ships.
package enum TextSearchConfiguration: String, CaseIterable, Sendable {
  case arabic, armenian, basque, catalan, danish, dutch, english, finnish, french, german, greek
  case hindi, hungarian, indonesian, irish, italian, lithuanian, nepali, norwegian, portuguese
  case romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish
  /// Words as they stand, in small letters, for every other language.
  case simple

  /// The one for a language, by its primary subtag; regions and scripts make no difference here.
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
