/// A text in which the matches of a search are marked.
package struct MarkedText: Hashable, Sendable {
  package struct Segment: Hashable, Sendable {
    package let text: String
    package let isMatch: Bool

    package init(_ text: String, isMatch: Bool = false) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  /// In order; together they are the text.
  package private(set) var segments: [Segment]

  package init(segments: [Segment] = []) { self.segments = segments }

  package var text: String { segments.map(\.text).joined() }

  /// - Parameter matches: In order, inside the range.
  init(_ text: String, _ range: Range<String.Index>, matches: [Range<String.Index>]) {
    self.init()
    var end = range.lowerBound
    for match in matches where match.lowerBound >= end && match.upperBound <= range.upperBound {
      append(text[end..<match.lowerBound])
      append(text[match], isMatch: true)
      end = match.upperBound
    }
    append(text[end..<range.upperBound])
  }

  mutating func append(_ text: Substring, isMatch: Bool = false) {
    if !text.isEmpty { segments.append(Segment(String(text), isMatch: isMatch)) }
  }

  mutating func append(_ other: MarkedText) { segments += other.segments }
}
