import Foundation
import PlainText
import PostgresEventStore

/// What a comparison of a read model with the log came to, in words and for other programs.
struct ComparisonAnswer: Encodable {
  struct Table: Encodable {
    let table: String
    let rows: Int
    let rowsFromLog: Int
    let differingBuckets: Int
    let differences: [Difference]
  }

  /// A row that one side has alone, or a cell.
  struct Difference: Encodable {
    let article: String
    let row: Int?
    /// `live` or `log`, where one side has the row alone.
    let onlyIn: String?
    let column: String?
    let live: String?
    let fromLog: String?
  }

  let position: Int64
  let isEqual: Bool
  let tables: [Table]

  init(_ comparison: Comparison) {
    position = comparison.position
    isEqual = comparison.isEqual
    tables = comparison.tables.map { table in
      Table(
        table: table.name, rows: table.live, rowsFromLog: table.folded,
        differingBuckets: table.differingBuckets,
        differences: table.differences.map(Difference.init))
    }
  }

  /// Of the live model, in all tables.
  var rows: Int { tables.reduce(0) { $0 + $1.rows } }

  /// The tables that differ and what differs in them first, a line each; empty when all is equal.
  var differences: String {
    tables.filter { $0.differingBuckets > 0 }.map { table in
      let head =
        "  \(table.table): \(Count.of(table.rows, "row")) live, \(table.rowsFromLog) from the log\n"
      let rest = table.differences.count - Self.mostShown
      return head + table.differences.prefix(Self.mostShown).map(\.line).joined()
        + (rest > 0 ? "    and \(rest) more, if not still others\n" : "")
    }.joined()
  }

  private static let mostShown = 20
}

extension ComparisonAnswer.Difference {
  init(_ difference: Comparison.Difference) {
    article = difference.stream.uuidString.lowercased()
    row = difference.ordinal
    switch difference.kind {
    case .onlyLive: (onlyIn, column, live, fromLog) = ("live", nil, nil, nil)
    case .onlyFolded: (onlyIn, column, live, fromLog) = ("log", nil, nil, nil)
    case .cell(let name, let value, let folded):
      (onlyIn, column, live, fromLog) = (nil, name, value, folded)
    }
  }

  fileprivate var line: String {
    let place = "    article \(article)" + (row.map { ", row \($0)" } ?? "")
    let words =
      switch onlyIn {
      case "live": "is live, and the log does not make it"
      case "log": "is missing, and the log makes it"
      default:
        "\(column ?? ""): \(Self.shown(live)) live, \(Self.shown(fromLog)) from the log"
      }
    return "\(place): \(words)\n"
  }

  private static func shown(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
  }
}
