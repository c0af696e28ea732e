/// Finds the pieces of a text.
package struct TextPieces: Sequence, IteratorProtocol {
  private let utf8: String.UTF8View
  private let scalars: String.UnicodeScalarView
  private var place: String.Index
  private var former: (kind: TextPiece.Kind, end: String.Index)?

  package init(_ text: String) {
    utf8 = text.utf8
    scalars = text.unicodeScalars
    place = scalars.startIndex
  }

  package mutating func next() -> TextPiece? {
    var hasSpace = false
    var signs = 0
    var sign: TextScalar.Kind?
    while place < scalars.endIndex {
      let kind = TextScalar.kind(of: scalars[place])
      let piece: (TextPiece.Kind, String.Index)?
      switch kind {
      case .letter, .digit: piece = (.word, endOfWord(from: place))
      case .unspaced: piece = (.run, end(from: place) { $0 == .unspaced || $0.isSilent })
      case .symbol: piece = (.symbol, scalars.index(after: place))
      case .space:
        hasSpace = true
        piece = nil
      case .silent, .mark: piece = nil
      case .apostrophe, .hyphen, .dot, .comma, .ampersand, .plus, .gershayim, .other:
        (signs, sign) = (signs + 1, kind)
        piece = nil
      }
      guard let piece else {
        scalars.formIndex(after: &place)
        continue
      }
      let isBetweenWords = signs == 1 && piece.0 == .word && former?.kind == .word
      let link: TextPiece.Link =
        if former == nil || hasSpace {
          .space
        } else if isBetweenWords && sign == .apostrophe {
          .apostrophe
        } else if isBetweenWords && sign == .hyphen {
          .hyphen
        } else {
          .together
        }
      let found = TextPiece(kind: piece.0, link: link, range: place..<piece.1)
      (former, place) = (piece, piece.1)
      return found
    }
    return nil
  }

  private func kind(at index: String.Index) -> TextScalar.Kind {
    index < scalars.endIndex ? TextScalar.kind(of: scalars[index]) : .space
  }

  private func end(
    from start: String.Index, while belongs: (TextScalar.Kind) -> Bool
  ) -> String.Index {
    var index = start
    while index < scalars.endIndex, belongs(TextScalar.kind(of: scalars[index])) {
      scalars.formIndex(after: &index)
    }
    return index
  }

  private func endOfWord(from start: String.Index) -> String.Index {
    if let end = endOfAbbreviation(from: start) { return end }
    var (index, last) = (start, TextScalar.Kind.letter)
    // Most words are ASCII letters only.
    while index < utf8.endIndex, TextScalar.isASCIILetter(utf8[index]) {
      utf8.formIndex(after: &index)
    }
    while index < scalars.endIndex {
      let kind = kind(at: index)
      switch kind {
      case .letter, .digit: last = kind
      case .mark, .silent: break
      case .ampersand where last == .letter && self.kind(after: index) == .letter: break
      case .dot where last == .digit && self.kind(after: index) == .digit,
        .comma where last == .digit && self.kind(after: index) == .digit:
        break
      case .gershayim where self.kind(after: index) == .letter && isHebrew(before: index): break
      default: return endOfSuffix(from: index)
      }
      scalars.formIndex(after: &index)
    }
    return index
  }

  private func kind(after index: String.Index) -> TextScalar.Kind {
    kind(at: scalars.index(after: index))
  }

  /// Single letters with a full stop after each, except perhaps the last: two letters at least.
  private func endOfAbbreviation(from start: String.Index) -> String.Index? {
    var (index, letters) = (start, 0)
    while kind(at: index) == .letter {
      let next = scalars.index(after: index)
      if kind(at: next) == .dot {
        letters += 1
        index = scalars.index(after: next)
      } else if letters > 0, !kind(at: next).isOfWord {
        return next
      } else {
        break
      }
    }
    return letters > 1 ? index : nil
  }

  /// The signs of names such as C++ and C#.
  private func endOfSuffix(from start: String.Index) -> String.Index {
    let end = end(from: start) { $0 == .plus }
    let isSuffix =
      end > start && scalars.distance(from: start, to: end) <= 2 && !kind(at: end).isOfWord
    return isSuffix ? end : start
  }

  private func isHebrew(before index: String.Index) -> Bool {
    (0x05D0...0x05EA).contains(scalars[scalars.index(before: index)].value)
  }
}
