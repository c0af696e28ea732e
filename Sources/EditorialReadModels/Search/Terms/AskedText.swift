/// A word, several words that were typed without a space, or a quotation, as pieces.
struct AskedText {
  private enum Piece {
    case word(WordForms)
    case run([String])
    case symbol(String)
  }

  private let pieces: [(piece: Piece, link: TextPiece.Link)]
  /// All pieces as one word, if hyphens or apostrophes divide it.
  private let joined: WordForms?

  init(_ text: String) {
    var (pieces, words): ([(Piece, TextPiece.Link)], [Substring]) = ([], [])
    var isJoined = true
    for found in TextPieces(text) {
      switch found.kind {
      case .word:
        let word = text[found.range]
        pieces.append((.word(WordForms(word)), found.link))
        words.append(word)
      case .run:
        pieces.append((.run(TermSource.units(of: text, found.range).map(\.text)), found.link))
      case .symbol:
        pieces.append((.symbol(Folding.folded(text[found.range])), found.link))
      }
      let isLinked = found.link == .hyphen || found.link == .apostrophe
      if pieces.count > 1, !isLinked || found.kind != .word { isJoined = false }
    }
    self.pieces = pieces
    let isWords = isJoined && words.count == pieces.count
    joined = isWords ? TermSource.joined(words).map { WordForms(joining: $0) } : nil
  }

  var forms: [WordForms] {
    pieces.compactMap { if case .word(let forms) = $0.piece { forms } else { nil } }
      + (joined.map { [$0] } ?? [])
  }

  /// The word, if there is nothing else.
  var onlyWord: WordForms? {
    guard pieces.count == 1, case .word(let forms) = pieces[0].piece else { return nil }
    return forms
  }

  /// What to look up.
  ///
  /// - Parameter terms: The terms of ``forms``.
  func asked(
    isQuoted: Bool, withCapitals: Bool, _ terms: [WordForms: WordTerms]
  ) -> AskedTerms {
    // Who types everything in capitals means nothing by it.
    let isShouted = pieces.count > 1 && forms.allSatisfy { $0.capitals != nil }
    let withCapitals = withCapitals && !(isQuoted && isShouted)
    var (places, offset): ([AskedTerms.Place], Int) = ([], 0)
    for (index, (piece, _)) in pieces.enumerated() {
      switch piece {
      case .word(let forms):
        let words = terms[forms]?.asked(isExact: isQuoted, withCapitals: withCapitals) ?? []
        if isQuoted || !isOptional(at: index, terms) {
          places.append(AskedTerms.Place(offset: offset, terms: words, isPrefix: false))
        }
        offset += 1
      case .run(let units):
        for (place, unit) in units.enumerated() where place + 1 < units.count || place == 0 {
          let isOnly = units.count == 1
          places.append(
            AskedTerms.Place(
              offset: offset + place, terms: [isOnly ? unit : unit + units[place + 1]],
              isPrefix: isOnly))
        }
        offset += units.count
      case .symbol(let sign):
        places.append(AskedTerms.Place(offset: offset, terms: [sign], isPrefix: false))
        offset += 1
      }
    }
    let phrase = AskedTerms.phrase(places)
    guard !isQuoted, let joined, let words = terms[joined] else { return phrase }
    let whole = AskedTerms.Place(
      offset: 0, terms: words.asked(isExact: false, withCapitals: false), isPrefix: false)
    return .any([phrase, .phrase([whole])])
  }

  /// Whether the word is one that an apostrophe attaches to another, such as the `l` of `l'eau`.
  private func isOptional(at index: Int, _ terms: [WordForms: WordTerms]) -> Bool {
    func isCommon(_ place: Int) -> Bool {
      if case .word(let forms) = pieces[place].piece {
        terms[forms]?.isCommon ?? false
      } else {
        false
      }
    }
    let isAttached =
      pieces[index].link == .apostrophe
      || index + 1 < pieces.count && pieces[index + 1].link == .apostrophe
    return isAttached && isCommon(index) && !pieces.indices.allSatisfy(isCommon)
  }
}
