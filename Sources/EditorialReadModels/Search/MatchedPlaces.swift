/// Finds the matches of a search again in the texts of the article, which are read in the same order
/// as for the index.
struct MatchedPlaces {
  /// A word or a character of a text.
  struct Unit {
    let range: Range<String.Index>
    let isMatch: Bool
    /// Two for a word, one for a character of a script without spaces.
    let width: Int
  }

  private let terms: [Int: [String]]
  private var place = 1

  /// - Parameter terms: The terms of the search that match, by place.
  init(_ terms: [Int: [String]]) { self.terms = terms }

  /// The units of the next text, in order.
  mutating func units(of text: String) -> [Unit] {
    var sources: [TermSource] = []
    TermSource.each(in: text, from: &place) { sources.append($0) }
    var matched: Set<Int> = []
    for (index, source) in sources.enumerated() {
      guard let terms = terms[source.place] else { continue }
      switch source.kind {
      case .word: break
      case .joined(let words):
        let whole = WordForms(joining: words).written[0]
        let first = WordForms(words[0])
        for term in terms {
          if Self.isForm(term, of: whole), !Self.isForm(term, of: first.written[0]) {
            matched.formUnion(source.place..<source.place + words.count)
          } else {
            matched.insert(source.place)
          }
        }
      case .term(let pair):
        if terms.contains(where: pair.hasPrefix) { matched.insert(source.place) }
        let hasNext = index + 1 < sources.count && pair.unicodeScalars.count > 1
        if hasNext, terms.contains(pair) { matched.insert(source.place + 1) }
      }
    }
    let chained = Set(
      sources.compactMap { if case .joined = $0.kind { $0.place } else { nil } })
    return sources.compactMap { source in
      switch source.kind {
      case .word:
        let isAlone = terms[source.place] != nil && !chained.contains(source.place)
        return Unit(
          range: source.range, isMatch: isAlone || matched.contains(source.place), width: 2)
      case .joined: return nil
      case .term:
        return Unit(range: source.range, isMatch: matched.contains(source.place), width: 1)
      }
    }
  }

  /// Whether the term is the word or a beginning of it that may be its stem.
  private static func isForm(_ term: String, of word: String) -> Bool {
    term.first == "~" ? word.hasPrefix(term.dropFirst()) : term == word
  }
}

extension [MatchedPlaces.Unit] {
  /// The matches, with those as one that nothing separates, or only a hyphen or an apostrophe.
  func matches(in text: String) -> [Range<String.Index>] {
    var matches: [Range<String.Index>] = []
    for unit in self where unit.isMatch {
      // Several units may stand for one character.
      guard let last = matches.last, unit.range.upperBound > last.upperBound else {
        if matches.isEmpty { matches.append(unit.range) }
        continue
      }
      let gap = text[last.upperBound..<Swift.max(last.upperBound, unit.range.lowerBound)]
      if Self.isJoint(gap) {
        matches[matches.count - 1] = last.lowerBound..<unit.range.upperBound
      } else {
        matches.append(unit.range)
      }
    }
    return matches
  }

  private static func isJoint(_ gap: Substring) -> Bool {
    guard let scalar = gap.unicodeScalars.first else { return true }
    let kind = TextScalar.kind(of: scalar)
    return gap.unicodeScalars.count == 1 && (kind == .hyphen || kind == .apostrophe)
  }
}
