/// What a text contributes to the index at one place. Words and characters are counted from 1
/// through headline, standfirst and body, and a gap keeps phrases within one of them.
struct TermSource {
  enum Kind {
    case word(Substring)
    /// Words between which hyphens or apostrophes stand, the first of which is at the place.
    case joined([Substring])
    /// A pair of characters, or the last one of a run; or a sign.
    case term(String)
  }

  let kind: Kind
  let place: Int
  let range: Range<String.Index>

  /// The longest run of joined words.
  static let mostJoined = 4

  /// - Parameter place: Of the first word; afterwards, of a text that follows this one.
  static func each(
    in text: String, from place: inout Int, _ body: (TermSource) -> Void
  ) {
    var chain: [(word: Substring, place: Int)] = []
    func finish() {
      if let joined = joined(chain.map(\.word)) {
        let range = joined[0].startIndex..<joined[joined.count - 1].endIndex
        body(TermSource(kind: .joined(joined), place: chain[0].place, range: range))
      }
      chain.removeAll(keepingCapacity: true)
    }
    for piece in TextPieces(text) {
      switch piece.link {
      case .space, .together: if !chain.isEmpty { finish() }
      case .apostrophe, .hyphen: break
      }
      switch piece.kind {
      case .word:
        let word = text[piece.range]
        chain.append((word, place))
        body(TermSource(kind: .word(word), place: place, range: piece.range))
        place += 1
      case .symbol:
        let sign = Folding.folded(text[piece.range])
        body(TermSource(kind: .term(sign), place: place, range: piece.range))
        place += 1
      case .run:
        let units = units(of: text, piece.range)
        for (index, unit) in units.enumerated() {
          let pair = index + 1 < units.count ? unit.text + units[index + 1].text : unit.text
          body(TermSource(kind: .term(pair), place: place + index, range: unit.range))
        }
        place += units.count
      }
    }
    finish()
    place += 8
  }

  /// The words that are also indexed as one; nil if they are not. An English genitive is not one of
  /// them.
  static func joined(_ words: [Substring]) -> [Substring]? {
    guard words.count > 1 else { return nil }
    let isGenitive = words.last == "s" || words.last == "S"
    let joined = isGenitive ? Array(words.dropLast()) : words
    return (2...mostJoined).contains(joined.count) ? joined : nil
  }

  /// The characters of a run. A character may stand for several.
  static func units(
    of text: String, _ range: Range<String.Index>
  ) -> [(text: String, range: Range<String.Index>)] {
    var units: [(text: String, range: Range<String.Index>)] = []
    let run = text[range]
    for index in run.indices {
      let own = index..<run.index(after: index)
      for scalar in Folding.folded(run[index]).unicodeScalars where !scalar.isVariation {
        units.append((String(scalar), own))
      }
    }
    return units
  }
}

extension Unicode.Scalar {
  fileprivate var isVariation: Bool {
    (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
      || (0x200B...0x200F).contains(value) || value == 0x2060
  }
}
