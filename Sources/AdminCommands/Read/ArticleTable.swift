import EditorialReadModels
import Terminal

/// A table of articles with the columns of a command or of a person.
struct ArticleTable {
  let table: Table

  /// - Parameters:
  ///   - columns: In order. The first ones are never omitted.
  ///   - dropping: Those that are omitted on a narrow terminal, the first ones first.
  ///   - notes: A text below each row that has one; empty for none.
  ///   - omitsEmpty: Whether a column without any text is omitted.
  init(
    _ rows: [BoardRow], columns: [ArticleColumn], dropping: [ArticleColumn] = [],
    notes: [String?] = [], omitsEmpty: Bool = false
  ) {
    let columns = columns.filter { column in
      !omitsEmpty || rows.contains { !column.cell(of: $0).text.isEmpty }
    }
    table = Table(
      columns: columns.map { column in
        column.column(dropRank: dropping.firstIndex(of: column).map { dropping.count - $0 } ?? 0)
      },
      rows: rows.map { row in columns.map { $0.cell(of: row) } }, notes: notes)
  }
}

extension ArticleTable {
  /// The columns that a person chose, or else those of the command. Of chosen columns, the rightmost
  /// are omitted first, but never the first one or the reference.
  init(
    _ rows: [BoardRow], chosen: ColumnsArgument?, or columns: [ArticleColumn],
    dropping: [ArticleColumn]
  ) {
    let chosenLast = chosen?.columns.dropFirst().reversed().filter { $0 != .ref }
    self.init(rows, columns: chosen?.columns ?? columns, dropping: chosenLast ?? dropping)
  }
}
