import PostgreSQL

/// The words of a search with their stems in each language, from which the terms follow.
struct AskedWords {
  private let words: SearchWords
  private let terms: [TextSearchConfiguration: [WordForms: WordTerms]]
  /// Whether very common words in capitals, such as WHO, are found only in capitals.
  private let withCapitals: Bool

  init(
    _ words: SearchWords, in configurations: [TextSearchConfiguration], withCapitals: Bool,
    on connection: inout Connection
  ) throws {
    self.words = words
    self.withCapitals = withCapitals
    let forms = Array(Set(words.groups.joined().flatMap { AskedText($0.text).forms }))
    let stemmable = forms.flatMap(\.stemmable)
    var stems = try Stemmer.stems(
      of: configurations.flatMap { _ in stemmable },
      in: configurations.flatMap { Array(repeating: $0, count: stemmable.count) },
      on: &connection)[...]
    var terms: [TextSearchConfiguration: [WordForms: WordTerms]] = [:]
    for configuration in configurations {
      for form in forms {
        terms[configuration, default: [:]][form] = WordTerms(
          form, stems: Array(stems.prefix(form.stemmable.count)))
        stems = stems.dropFirst(form.stemmable.count)
      }
    }
    self.terms = terms
  }

  /// Whether a word is looked up only in capitals in any of the languages.
  var dependsOnCapitals: Bool {
    withCapitals
      && terms.values.contains { $0.values.contains { $0.isCommon && $0.forms.capitals != nil } }
  }

  /// What to look up in texts of a language.
  func asked(in configuration: TextSearchConfiguration) -> AskedTerms {
    let terms = terms[configuration] ?? [:]
    return .any(words.groups.map { group in .all(asked(group, terms)) })
  }

  private func asked(
    _ group: [SearchWords.Operand], _ terms: [WordForms: WordTerms]
  ) -> [AskedTerms] {
    // A very common word is ignored next to other words.
    let needed = group.filter { $0.isExcluded || !isCommon($0, terms) }
    let operands = needed.allSatisfy(\.isExcluded) ? group : needed
    return operands.map { operand in
      let asked = AskedText(operand.text).asked(
        isQuoted: operand.isQuoted, withCapitals: withCapitals, terms)
      return operand.isExcluded ? .without(asked) : asked
    }
  }

  private func isCommon(
    _ operand: SearchWords.Operand, _ terms: [WordForms: WordTerms]
  ) -> Bool {
    guard !operand.isQuoted, let form = AskedText(operand.text).onlyWord else { return false }
    return terms[form]?.isCommon == true && !(withCapitals && form.capitals != nil)
  }
}
