package import Manuscripts
package import Terminal

extension MarkdownDocument {
  /// The manuscript as lines for a terminal.
  ///
  /// - Parameters:
  ///   - width: In columns, at least 20. No line is wider, except in a table.
  ///   - tableWidth: In columns, if tables may be wider than the text.
  ///   - leadIn: Text to put in front of the first paragraph, such as a dateline. When the
  ///     manuscript begins with something else, the text becomes a separate paragraph.
  package func lines(
    width: Int, tableWidth: Int = 0, paint: Paint, leadIn: String? = nil
  ) -> [String] {
    var renderer = MarkdownRenderer(width: max(20, width), tableWidth: tableWidth, paint: paint)
    if let leadIn, !leadIn.isEmpty {
      if beginsWithText {
        renderer.leadIn = leadIn
      } else {
        renderer.addParagraph([StyledRun(leadIn)])
      }
    }
    for event in events { renderer.render(event) }
    return renderer.lines
  }

  private var beginsWithText: Bool {
    guard events.first == .enter(.paragraph), events.count > 1 else { return false }
    if case .enter(.image) = events[1] { return false }
    return true
  }
}
