/// The parts of a text with the most matches: up to two of about 24 words, or the beginning if there
/// are no matches.
struct Snippet {
  private let text: String
  private let units: [MatchedPlaces.Unit]

  /// In units of ``MatchedPlaces/Unit/width``.
  private static let mostWidth = 48

  init(of text: String, _ units: [MatchedPlaces.Unit]) {
    (self.text, self.units) = (text, units)
  }

  var marked: MarkedText {
    guard !units.isEmpty else {
      return MarkedText(text, text.startIndex..<text.endIndex, matches: [])
    }
    guard let first = best(outside: nil) else { return part(end(from: 0)) }
    var parts = [first]
    if let second = best(outside: first) { parts.append(second) }
    parts.sort { $0.lowerBound < $1.lowerBound }
    var marked = MarkedText()
    for (index, range) in parts.enumerated() {
      if index > 0 { marked.append(" … ") }
      marked.append(part(range))
    }
    return marked
  }

  /// As many units as fit.
  private func end(from start: Int) -> Range<Int> {
    var (end, width) = (start, 0)
    while end < units.count, width + units[end].width <= Self.mostWidth {
      width += units[end].width
      end += 1
    }
    return start..<max(end, start + 1)
  }

  /// The first of the parts with the most matches, with some words before and after.
  private func best(outside taken: Range<Int>?) -> Range<Int>? {
    var best: (range: Range<Int>, matches: Int)?
    for index in units.indices where units[index].isMatch && taken?.contains(index) != true {
      var range = end(from: index)
      if let taken, range.overlaps(taken) { range = index..<taken.lowerBound }
      guard let last = range.last(where: { units[$0].isMatch }) else { continue }
      let matches = (index...last).count { units[$0].isMatch }
      if best == nil || matches > best?.matches ?? 0 { best = (index..<last + 1, matches) }
    }
    return best.map { widened($0.range, outside: taken) }
  }

  private func widened(_ range: Range<Int>, outside taken: Range<Int>?) -> Range<Int> {
    var width = range.reduce(0) { $0 + units[$1].width }
    var (start, end) = (range.lowerBound, range.upperBound)
    func isFree(_ index: Int) -> Bool {
      units.indices.contains(index) && taken?.contains(index) != true
        && width + units[index].width <= Self.mostWidth
    }
    while isFree(start - 1) || isFree(end) {
      if isFree(start - 1) {
        start -= 1
        width += units[start].width
      }
      if isFree(end) {
        width += units[end].width
        end += 1
      }
    }
    return start..<end
  }

  /// A part with the punctuation at its ends.
  private func part(_ range: Range<Int>) -> MarkedText {
    let (first, last) = (units[range.lowerBound].range, units[range.upperBound - 1].range)
    let inner = first.lowerBound..<last.upperBound
    // Several units may stand for one character.
    let former =
      range.lowerBound > 0
      ? min(units[range.lowerBound - 1].range.upperBound, inner.lowerBound) : text.startIndex
    let next =
      range.upperBound < units.count
      ? max(units[range.upperBound].range.lowerBound, inner.upperBound) : text.endIndex
    let start =
      text[former..<inner.lowerBound].lastIndex { $0.isWhitespace }
      .map { text.index(after: $0) } ?? former
    let end = text[inner.upperBound..<next].firstIndex { $0.isWhitespace } ?? next
    return MarkedText(
      text, start..<end, matches: Array(units[range]).matches(in: text))
  }
}

extension SearchMatch {
  /// The whole headline, and the parts of standfirst and body with the most matches.
  ///
  /// - Parameter hidesText: Whether to leave out standfirst and body.
  package func marked(hidesText: Bool) -> (headline: MarkedText, snippet: MarkedText) {
    var places = MatchedPlaces(terms)
    let units = places.units(of: row.headline)
    let headline = MarkedText(
      row.headline, row.headline.startIndex..<row.headline.endIndex,
      matches: units.matches(in: row.headline))
    guard !hidesText else { return (headline, MarkedText()) }
    let parts = [row.standfirst, body.map { SearchedText.shown($0) }]
    // One text, in which the units of both parts have their ranges.
    let text = parts.compactMap(\.self).joined(separator: "\n")
    return (headline, Snippet(of: text, places.units(of: parts, in: text)).marked)
  }
}

extension MatchedPlaces {
  /// The units of the standfirst and of the body, with their ranges in both texts together.
  fileprivate mutating func units(of parts: [String?], in text: String) -> [Unit] {
    var (all, start): ([Unit], String.Index) = ([], text.startIndex)
    for part in parts {
      let own = part ?? ""
      for unit in units(of: own) {
        func index(_ index: String.Index) -> String.Index {
          text.utf8.index(start, offsetBy: own.utf8.distance(from: own.startIndex, to: index))
        }
        all.append(
          Unit(
            range: index(unit.range.lowerBound)..<index(unit.range.upperBound),
            isMatch: unit.isMatch, width: unit.width))
      }
      if part != nil {
        start =
          text.utf8.index(start, offsetBy: own.utf8.count + 1, limitedBy: text.endIndex)
          ?? text.endIndex
      }
    }
    return all
  }
}
