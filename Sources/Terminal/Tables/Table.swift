import PlainText

/// A table with headings and two spaces between its columns.
///
/// On a terminal, no line is wider than the screen: texts are cut in columns that allow it, and
/// columns are omitted if that is not enough. Elsewhere everything is written in full.
package struct Table: Sendable {
  private let columns: [TableColumn]
  private let rows: [[TableCell]]
  private let notes: [String?]

  /// - Parameters:
  ///   - rows: Each row has a cell for each column.
  ///   - notes: A text below each row that has one; empty for none.
  package init(columns: [TableColumn], rows: [[TableCell]], notes: [String?] = []) {
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// The lines, each with a newline.
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
    let texts = layout.widths.map { column, width in
      let below = DistinctTexts(rows.map { $0[column].text }, cells: width).texts
      return [TruncatedText(headings[column].text, cells: width).description] + below
    }
    return lines.indices.map { row in
      let texts = texts.map { $0[row] }
      let above = line(lines[row], texts: texts, in: layout, paint: paint, on: capabilities)
      return row == 0 ? above : above + note(below: row - 1, on: capabilities)
    }.joined()
  }

  /// The note below a row, indented.
  private func note(below row: Int, on capabilities: TerminalCapabilities) -> String {
    guard notes.indices.contains(row), let note = notes[row] else { return "" }
    let lines = WrappedText(
      SanitizedText(line: note).description, width: max(1, capabilities.readingWidth - 2),
      paint: Paint(for: capabilities)
    ).lines
    return lines.map { "  \($0)\n" }.joined()
  }

  private func line(
    _ cells: [TableCell], texts: [String], in layout: TableLayout, paint: Paint,
    on capabilities: TerminalCapabilities
  ) -> String {
    var line = ""
    var pending = 0
    for (text, (column, width)) in zip(texts, layout.widths) {
      let gap = width - DisplayWidth(of: text).cells
      let isRight = columns[column].alignment == .right
      // Write spaces only before a text, so that no line ends with spaces.
      pending += isRight ? gap : 0
      if !text.isEmpty {
        let shown = capabilities.isTerminal ? LeftToRight(around: text).description : text
        line += String(repeating: " ", count: pending) + paint(shown, cells[column].style)
        pending = 0
      }
      pending += (isRight ? 0 : gap) + TableLayout.gap
    }
    return line + "\n"
  }
}

/// A column of a ``Table``, and how it adapts to a narrow terminal.
package struct TableColumn: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, right }

  package let title: String
  package let alignment: Alignment
  /// The least width to which its texts may be cut, in cells; nil if they are never cut.
  package let minimumWidth: Int?
  /// Columns with the highest rank are omitted first. Columns of rank 0 are never omitted.
  package let dropRank: Int

  package init(
    _ title: String, alignment: Alignment = .left, minimumWidth: Int? = nil, dropRank: Int = 0
  ) {
    self.title = title
    self.alignment = alignment
    self.minimumWidth = minimumWidth
    self.dropRank = dropRank
  }
}

/// A sanitized text in a ``Table``.
package struct TableCell: Hashable, Sendable {
  package let text: String
  package let style: Style

  package init(_ text: String, _ style: Style = []) {
    self.text = SanitizedText(line: text).description
    self.style = style
  }
}

extension TableCell: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
