/// Rows under headings, two spaces between columns.
///
/// On a terminal a line is never wider than the screen: texts are cut in the columns that allow it,
/// and columns are left out where that is not enough. Elsewhere everything is written out.
package struct Table: Sendable {
  private let columns: [TableColumn]
  private let rows: [[TableCell]]

  /// - Parameter rows: a cell for each column.
  package init(columns: [TableColumn], rows: [[TableCell]]) {
    self.columns = columns
    self.rows = rows
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// The lines, each with its newline.
  package func text(for capabilities: TerminalCapabilities) -> String {
    let headings = columns.map { TableCell($0.title.uppercased(), .bold) }
    let lines = [headings] + rows
    let natural = columns.indices.map { column in
      lines.map { DisplayWidth(of: $0[column].text).cells }.max() ?? 0
    }
    let layout =
      capabilities.isTerminal
      ? TableLayout(columns: columns, natural: natural, width: capabilities.width)
      : TableLayout(natural: natural)
    let paint = Paint(for: capabilities)
    return lines.map { line($0, in: layout, paint: paint) }.joined()
  }

  private func line(_ cells: [TableCell], in layout: TableLayout, paint: Paint) -> String {
    var line = ""
    var pending = 0
    for (column, width) in layout.widths {
      let text = TruncatedText(cells[column].text, cells: width).description
      let gap = width - DisplayWidth(of: text).cells
      let isRight = columns[column].alignment == .right
      // Spaces are held back until a text follows them, so that no line ends in any.
      pending += isRight ? gap : 0
      if !text.isEmpty {
        line += String(repeating: " ", count: pending) + paint(text, cells[column].style)
        pending = 0
      }
      pending += (isRight ? 0 : gap) + TableLayout.gap
    }
    return line + "\n"
  }
}
