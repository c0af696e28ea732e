import PostgreSQL

/// Makes the terms of many texts of one language. It asks the server for the stem of each word once.
///
/// Add texts, look up the stems, and then take the vectors.
struct TermIndexer {
  /// An article whose terms are collected.
  struct Text {
    /// A word is its index in the indexer.
    fileprivate var entries: [(word: Int32, place: Int32, weight: TermVector.Weight)] = []
    fileprivate var next = 1
  }

  private let configuration: TextSearchConfiguration
  private var words: [String: Int32] = [:]
  /// The indexes of each word's terms; empty until its stems are known.
  private var terms: [[Int32]] = []
  private var pending: [(word: Int32, forms: WordForms)] = []
  private var termIndexes: [String: Int32] = [:]
  private var termTexts: [String] = []

  init(_ configuration: TextSearchConfiguration) { self.configuration = configuration }

  /// The number of words that it remembers.
  var wordCount: Int { words.count }

  mutating func add(_ field: String, _ weight: TermVector.Weight, to text: inout Text) {
    var place = text.next
    TermSource.each(in: field, from: &place) { source in
      let word =
        switch source.kind {
        case .word(let word): self.word(String(word)) { WordForms(word) }
        case .joined(let parts):
          self.word("-" + parts.joined(separator: "-")) { WordForms(joining: parts) }
        case .term(let term): self.term(term)
        }
      text.entries.append((word, Int32(source.place), weight))
    }
    text.next = place
  }

  private mutating func word(_ key: String, _ forms: () -> WordForms) -> Int32 {
    if let word = words[key] { return word }
    let word = Int32(terms.count)
    words[key] = word
    terms.append([])
    pending.append((word, forms()))
    return word
  }

  private mutating func term(_ text: String) -> Int32 {
    let key = "=" + text
    if let word = words[key] { return word }
    let word = Int32(terms.count)
    words[key] = word
    terms.append([index(of: text)])
    return word
  }

  private mutating func index(of term: String) -> Int32 {
    if let index = termIndexes[term] { return index }
    let index = Int32(termTexts.count)
    termIndexes[term] = index
    termTexts.append(term)
    return index
  }

  /// Looks up the stems of the words that are new since the last call.
  mutating func lookUp(on connection: inout Connection) throws {
    let asked = pending.flatMap(\.forms.stemmable)
    var stems = try Stemmer.stems(
      of: asked, in: Array(repeating: configuration, count: asked.count), on: &connection)[...]
    for (word, forms) in pending {
      let own = Array(stems.prefix(forms.stemmable.count))
      stems = stems.dropFirst(forms.stemmable.count)
      terms[Int(word)] = WordTerms(forms, stems: own).indexed.map { index(of: $0) }
    }
    pending.removeAll()
  }

  func vector(of text: Text) -> TermVector {
    // Sorting groups the entries by term and orders them by place.
    var keys: [(term: Int32, place: Int32, weight: TermVector.Weight)] = []
    keys.reserveCapacity(text.entries.count * 2)
    for (word, place, weight) in text.entries {
      for term in terms[Int(word)] { keys.append((term, place, weight)) }
    }
    keys.sort { ($0.term, $0.place) < ($1.term, $1.place) }
    var vector: [TermVector.Term] = []
    var former: (term: Int32, place: UInt16)?
    for (term, place, weight) in keys {
      let entry = TermVector.entry(weight, at: Int(place))
      let isSameTerm = term == former?.term
      // One entry for each place.
      if isSameTerm, TermVector.place(of: entry) == former?.place { continue }
      former = (term, TermVector.place(of: entry))
      if !isSameTerm {
        vector.append(
          TermVector.Term(text: termTexts[Int(term)], first: Int(place), entries: [entry]))
      } else if vector[vector.count - 1].entries.count < TermVector.mostPlaces {
        vector[vector.count - 1].entries.append(entry)
      }
    }
    return TermVector(vector)
  }
}
