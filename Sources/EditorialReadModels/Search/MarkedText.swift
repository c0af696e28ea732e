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
  package let segments: [Segment]

  package init(segments: [Segment]) { self.segments = segments }

  package var text: String { segments.map(\.text).joined() }

  // Control characters that mark a match. They are removed from a text before it is marked.
  static let opening: Unicode.Scalar = "\u{2}"
  static let closing: Unicode.Scalar = "\u{3}"

  /// - Parameter marked: A text in which each match is between ``opening`` and ``closing``.
  init(marked: String) {
    var segments: [Segment] = []
    var piece = String.UnicodeScalarView()
    func end(isMatch: Bool) {
      if !piece.isEmpty { segments.append(Segment(String(piece), isMatch: isMatch)) }
      piece = String.UnicodeScalarView()
    }
    for scalar in marked.unicodeScalars {
      switch scalar {
      case Self.opening: end(isMatch: false)
      case Self.closing: end(isMatch: true)
      default: piece.append(scalar)
      }
    }
    end(isMatch: false)
    self.segments = segments
  }
}
