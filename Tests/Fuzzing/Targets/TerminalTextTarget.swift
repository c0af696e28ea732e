import PlainText
import Terminal

/// Any text on a terminal. In a table, NULs separate the cells.
enum TerminalTextTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    checkLines(of: text)
    checkCut(text)
    checkTable(
      bytes.split(separator: 0, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) })
  }

  private static func checkLines(of text: String) {
    let line = SanitizedText(line: text).description
    require(isInert(line), "a line does not control the terminal", line.debugDescription)
    let twice = SanitizedText(line: line).description
    require(areSameBytes(line, twice), "a text is made fit once", line.debugDescription)
    let block = SanitizedText(block: text).description
    for line in block.split(separator: "\n") {
      require(isInert(line), "a block does not control the terminal", line.debugDescription)
    }
    for width in [2, 7, 80] {
      for line in WrappedText(text, width: width, paint: Paint(isOn: false)).lines {
        require(
          isInert(line), "a wrapped line does not control the terminal", line.debugDescription)
        checkWidth(of: line, width)
      }
    }
  }

  private static func checkCut(_ text: String) {
    let line = SanitizedText(line: text).description
    for cells in [0, 1, 2, 20] {
      checkWidth(of: TruncatedText(line, cells: cells).description, cells)
    }
  }

  private static func checkTable(_ cells: [String]) {
    let columns = [
      TableColumn("name"), TableColumn("count", alignment: .right, dropRank: 1),
      TableColumn("text", minimumWidth: 8),
    ]
    let rows = stride(from: 0, to: cells.count, by: 3).map { start in
      (0..<3).map { TableCell(start + $0 < cells.count ? cells[start + $0] : "") }
    }
    let screen = TerminalCapabilities(
      isTerminal: true, width: 40, allowsColour: false, allowsRedrawing: false)
    for line in Table(columns: columns, rows: rows).text(for: screen).split(separator: "\n") {
      require(isInert(line), "a table does not control the terminal", line.debugDescription)
      checkWidth(of: String(line), 40)
    }
  }

  private static func checkWidth(of line: String, _ width: Int) {
    require(
      DisplayWidth(of: line).cells <= width, "no line is wider than the screen",
      line.debugDescription)
  }
}
