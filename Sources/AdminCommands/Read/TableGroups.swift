import Terminal

/// Several tables, each with a heading, without those that are empty.
struct TableGroups {
  private var parts: [(heading: String, table: Table)] = []

  var isEmpty: Bool { parts.isEmpty }

  mutating func add(_ heading: String, _ table: Table) {
    if !table.isEmpty { parts.append((heading, table)) }
  }

  /// Ends with a newline, unless it is empty.
  func text(for screen: TerminalCapabilities) -> String {
    let paint = Paint(for: screen)
    return parts.map { part in
      let lines = WrappedText(part.heading, .cyan, width: screen.readingWidth, paint: paint).lines
      return lines.map { "\($0)\n" }.joined() + part.table.text(for: screen)
    }.joined(separator: "\n")
  }
}
