package import Terminal

extension MarkdownDocument {
  /// The manuscript as a person reads it on a terminal, line by line, none wider than `width` columns
  /// (at least 20).
  ///
  /// - Parameter leadIn: Run into the first paragraph, as a dateline is; a paragraph of its own when
  ///   the manuscript begins with something else.
  package func lines(width: Int, paint: Paint, leadIn: String? = nil) -> [String] {
    var renderer = TerminalRenderer(width: max(20, width), paint: paint)
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
