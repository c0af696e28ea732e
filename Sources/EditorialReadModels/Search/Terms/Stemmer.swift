import PostgreSQL

/// Asks PostgreSQL's stemmers for the stems of words.
///
/// They are part of every PostgreSQL. Galley splits texts itself, because PostgreSQL's parser
/// depends on the locale of the server and leaves out common words.
enum Stemmer {
  /// Very common words that PostgreSQL's lists lack, and that mean something in capitals.
  private static let missing: [TextSearchConfiguration: Set<String>] = [.english: ["us"]]

  /// The stems of each word, in order: none for a very common word of the language.
  static func stems(
    of words: [String], in configurations: [TextSearchConfiguration],
    on connection: inout Connection
  ) throws -> [[String]] {
    guard !words.isEmpty else { return [] }
    let dictionaries = zip(words, configurations).map { word, configuration in
      configuration.dictionary(of: word)
    }
    let stems = try connection.executePrepared(
      """
      SELECT ts_lexize(dictionary::regdictionary, word)
      FROM unnest(\(dictionaries), \(words)) WITH ORDINALITY AS w(dictionary, word, place)
      ORDER BY place
      """
    ).map { try $0.value(at: 0, as: [String]?.self) ?? [] }
    return zip(words, configurations).enumerated().map { index, asked in
      missing[asked.1]?.contains(asked.0) == true ? [] : stems[index]
    }
  }
}

extension TextSearchConfiguration {
  /// PostgreSQL's dictionary for a word in a text of the language. Russian and Hindi texts contain
  /// English words.
  fileprivate func dictionary(of word: String) -> String {
    switch self {
    case .simple: "pg_catalog.simple"
    case .hindi where word.utf8.allSatisfy({ $0 < 128 }),
      .russian where word.utf8.allSatisfy({ $0 < 128 }):
      "pg_catalog.english_stem"
    case .arabic, .armenian, .basque, .catalan, .danish, .dutch, .english, .finnish, .french,
      .german, .greek, .hindi, .hungarian, .indonesian, .irish, .italian, .lithuanian, .nepali,
      .norwegian, .portuguese, .romanian, .russian, .serbian, .spanish, .swedish, .tamil, .turkish,
      .yiddish:
      "pg_catalog.\(rawValue)_stem"
    }
  }
}
