import Editorial
import EditorialReadModels
import Newsroom
import PlainText
import Terminal

/// An article that a search found: its state, its headline, and the parts of the text that match.
struct HitText {
  private let hit: SearchHit
  private let screen: TerminalCapabilities
  private let paint: Paint

  init(_ hit: SearchHit, screen: TerminalCapabilities) {
    (self.hit, self.screen, paint) = (hit, screen, Paint(for: screen))
  }

  /// The lines. Each ends with a newline.
  var text: String {
    let blocks = [hit.headline, hit.snippet].flatMap { lines(of: $0) }
    return (heading + blocks.map { "  \($0)" }).map { "\($0)\n" }.joined()
  }

  private var heading: [String] {
    let row = hit.row
    let facts = [
      hit.reference, row.editorialState.rawValue, row.publicationState.words, row.section,
      row.language.text,
      "changed \(Moment(row.updatedAt).relative)",
    ]
    let standing = SanitizedText(line: facts.compactMap(\.self).joined(separator: ", "))
    let width = DisplayWidth(of: "\(row.slug.text)  \(standing)").cells
    if width <= screen.readingWidth {
      return ["\(paint(row.slug.text, .bold))  \(paint(standing.description, .dim))"]
    }
    return WrappedText(
      [StyledRun(row.slug.text, .bold), StyledRun(" \(standing)", .dim)],
      width: screen.readingWidth, hangingIndent: 2, paint: paint
    ).lines
  }

  /// Wraps a text; its own line breaks become spaces.
  private func lines(of marked: MarkedText) -> [String] {
    guard !marked.text.isEmpty else { return [] }
    let runs = marked.segments.map { segment in
      let text = SanitizedText(line: segment.text).description
      guard segment.isMatch else { return StyledRun(text) }
      return paint.isOn ? StyledRun(text, [.bold, .yellow]) : StyledRun("«\(text)»")
    }
    return WrappedText(runs, width: screen.readingWidth - 2, paint: paint).lines
  }
}
