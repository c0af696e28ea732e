/// The terms of a word in a language.
struct WordTerms: Hashable, Sendable {
  let forms: WordForms
  /// Marked so that they differ from words. A stem that equals the word as written is left out.
  private let stems: [String]
  /// The stems as words that equal their stem.
  private let stemsAsWords: [String]
  /// Whether the word is so common in its language that its stemmer leaves it out.
  let isCommon: Bool

  /// - Parameter stems: The answer of the stemmer to each stemmable form: no stem for a very common
  ///   word.
  init(_ forms: WordForms, stems: [[String]]) {
    self.forms = forms
    isCommon = stems.first?.isEmpty ?? false
    var words: [String] = []
    for stem in stems.joined() {
      let folded = Folding.folded(stem[...])
      if !folded.isEmpty, !words.contains(folded) { words.append(folded) }
    }
    stemsAsWords = words.filter { !forms.written.contains($0) }
    self.stems = stemsAsWords.map { "~\($0)" }
  }

  /// What the index has for an occurrence of the word.
  var indexed: [String] {
    let capitals = isCommon ? forms.capitals.map { [$0] } ?? [] : []
    return forms.written + forms.parts + stems + capitals
  }

  /// What a search for the word looks up.
  ///
  /// - Parameters:
  ///   - isExact: Whether other forms of the word do not count.
  ///   - withCapitals: Whether a very common word that is written in capitals is found only in
  ///     capitals.
  func asked(isExact: Bool, withCapitals: Bool) -> [String] {
    if withCapitals, isCommon, let capitals = forms.capitals { return [capitals] }
    if isExact { return forms.written }
    // A word that equals its stem has no marked stem in the index.
    return forms.written + stemsAsWords + forms.written.map { "~\($0)" } + stems
  }
}
