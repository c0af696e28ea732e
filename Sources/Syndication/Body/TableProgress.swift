import HTML
import Manuscripts

/// Writes a table. Its first row has the headings.
struct TableProgress {
  /// The name of tables for those who cannot see them, if a reader can scroll a table that is wider
  /// than the screen; nil if the table stands alone.
  private let scrolledName: String?
  private var alignments: [MarkdownEvent.Alignment] = []
  private var row = 0
  private var column = 0

  init(scrolledName: String?) { self.scrolledName = scrolledName }

  mutating func begin(_ alignments: [MarkdownEvent.Alignment], in writer: inout HTMLWriter) {
    self = TableProgress(scrolledName: scrolledName)
    self.alignments = alignments
    if let scrolledName {
      writer.begin(
        .div, .cssClass("table"), .role("group"), .label(scrolledName), .focusable)
    }
    writer.begin(.table)
  }

  mutating func beginRow(in writer: inout HTMLWriter) {
    if row == 0 { writer.begin(.thead) }
    if row == 1 { writer.begin(.tbody) }
    column = 0
    writer.begin(.tr)
  }

  mutating func endRow(in writer: inout HTMLWriter) {
    writer.end()
    if row == 0 { writer.end() }
    row += 1
  }

  mutating func beginCell(in writer: inout HTMLWriter) {
    let alignment = column < alignments.count ? alignments[column] : .left
    column += 1
    writer.begin(row == 0 ? .th : .td, attributes(alignment))
  }

  func end(in writer: inout HTMLWriter) {
    if row > 1 { writer.end() }
    writer.end()
    if scrolledName != nil { writer.end() }
  }

  private func attributes(_ alignment: MarkdownEvent.Alignment) -> [HTMLAttribute] {
    switch alignment {
    case .left: []
    case .centre: [.cssClass("centre")]
    case .right: [.cssClass("right")]
    }
  }
}
