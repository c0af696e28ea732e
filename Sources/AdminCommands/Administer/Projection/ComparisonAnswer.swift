import Foundation
import PostgresEventStore

/// What a comparison of a read model with the log came to, in words and for other programs.
struct ComparisonAnswer: Encodable {
  struct Table: Encodable {
    let table: String
    let rows: Int
    let rowsFromLog: Int
    let differingBuckets: Int
    let differences: [Cell]
  }

  struct Cell: Encodable {
    let article: String
    let row: Int?
    let column: String
    let live: String?
    let fromLog: String?
  }

  let name: String
  let position: Int64
  let isEqual: Bool
  let tables: [Table]

  init(_ comparison: Comparison) {
    name = comparison.projection
    position = comparison.position
    isEqual = comparison.isEqual
    tables = comparison.tables.map { table in
      Table(
        table: table.name, rows: table.live, rowsFromLog: table.folded,
        differingBuckets: table.differingBuckets,
        differences: table.differences.map { cell in
          Cell(
            article: cell.stream.uuidString.lowercased(), row: cell.ordinal, column: cell.column,
            live: cell.live, fromLog: cell.folded)
        })
    }
  }

  /// What came of it, and where it differs.
  var text: String {
    let rows = tables.reduce(0) { $0 + $1.rows }
    let count = rows == 1 ? "1 row" : "\(rows) rows"
    return isEqual
      ? "\(name): equal to the log at position \(position), \(count)\n"
      : "\(name): differs from the log at position \(position)\n" + differences
  }

  /// The tables that differ and their first cells, a line each; empty when all is equal.
  var differences: String {
    tables.filter { $0.differingBuckets > 0 }.map { table in
      let head =
        "  \(table.table): \(table.rows) rows live, \(table.rowsFromLog) from the log; they differ\n"
      let cells = table.differences.prefix(Self.mostCells).map { cell in
        let row = cell.row.map { " \($0)" } ?? ""
        return "    \(cell.article)\(row) \(cell.column): "
          + "\(Self.shown(cell.live)) live, \(Self.shown(cell.fromLog)) from the log\n"
      }
      let rest = table.differences.count - cells.count
      return head + cells.joined() + (rest > 0 ? "    and \(rest) cells or more\n" : "")
    }.joined()
  }

  private static let mostCells = 20

  private static func shown(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
  }
}
