/// The changes of two texts to a common base, in one text.
///
/// Paragraphs are merged first, then the words of a paragraph that both texts changed. A passage in
/// which both changed the same words is a conflict: all three versions are kept, and a person decides.
package struct TextMerge: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case merged(String)
    case conflict(Conflict)
  }

  /// A passage that both texts changed in different ways.
  package struct Conflict: Hashable, Sendable {
    package let base: String
    package let draft: String
    package let current: String
  }

  /// In order. Adjacent merged pieces are joined.
  package let pieces: [Piece]

  package init(base: String, draft: String, current: String) {
    var budget = Self.maximumWork
    let sections = Self.merge(
      DifferenceTokens.paragraphs(of: base), DifferenceTokens.paragraphs(of: draft),
      DifferenceTokens.paragraphs(of: current), budget: &budget)
    var pieces: [Piece] = []
    for section in sections {
      let piece = Self.piece(of: section, budget: &budget)
      if case .merged(let text) = piece, case .merged(let last)? = pieces.last {
        pieces[pieces.count - 1] = .merged(last + text)
      } else {
        pieces.append(piece)
      }
    }
    self.pieces = pieces
  }

  package var conflicts: [Conflict] {
    pieces.compactMap { if case .conflict(let conflict) = $0 { conflict } else { nil } }
  }

  /// The merged text; nil if there is a conflict.
  package var text: String? { conflicts.isEmpty ? marked(ConflictLabels.none) : nil }

  /// The merged text, with every version of a conflict between lines that name them.
  package func marked(_ labels: ConflictLabels) -> String {
    pieces.map { piece in
      switch piece {
      case .merged(let text): text
      case .conflict(let conflict): labels.text(of: conflict)
      }
    }.joined()
  }

  /// The maximum number of comparisons, which take about a second.
  private static let maximumWork = 20_000_000

  /// What both texts did with a passage of the base.
  private enum Section {
    case merged(String)
    case both(Conflict)
  }

  private static func piece(of section: Section, budget: inout Int) -> Piece {
    switch section {
    case .merged(let text): return .merged(text)
    case .both(let passage):
      let words = merge(
        DifferenceTokens.words(of: passage.base), DifferenceTokens.words(of: passage.draft),
        DifferenceTokens.words(of: passage.current), budget: &budget)
      var text = ""
      for section in words {
        guard case .merged(let part) = section else { return .conflict(passage) }
        text += part
      }
      return .merged(text)
    }
  }

  private static func merge(
    _ base: [Substring], _ draft: [Substring], _ current: [Substring], budget: inout Int
  ) -> [Section] {
    var numbers = TokenNumbers()
    let (a, b, c) = (numbers.of(base), numbers.of(draft), numbers.of(current))
    let regions = MergeRegion.all(
      EditScript.hunks(from: a[...], to: b[...], budget: &budget),
      EditScript.hunks(from: a[...], to: c[...], budget: &budget))
    var sections: [Section] = []
    var kept = 0
    for region in regions {
      sections.append(.merged(base[kept..<region.base.lowerBound].joined()))
      kept = region.base.upperBound
      switch (region.draft, region.current) {
      case (let range?, nil): sections.append(.merged(draft[range].joined()))
      case (nil, let range?): sections.append(.merged(current[range].joined()))
      case (let one?, let other?) where b[one] == c[other]:
        sections.append(.merged(draft[one].joined()))
      case (let one?, let other?):
        sections.append(
          .both(
            Conflict(
              base: base[region.base].joined(), draft: draft[one].joined(),
              current: current[other].joined())))
      case (nil, nil): break
      }
    }
    return sections + [.merged(base[kept...].joined())]
  }
}

/// A number for each different token, byte by byte.
private struct TokenNumbers {
  private var numbers: [ExactText: Int32] = [:]

  mutating func of(_ tokens: [Substring]) -> [Int32] {
    tokens.map { token in
      let text = ExactText(text: token)
      if let number = numbers[text] { return number }
      let number = Int32(numbers.count)
      numbers[text] = number
      return number
    }
  }
}
