import Foundation
import JSON
import PlainText
import PostgresEventStore

/// The result of comparing a read model with the log, as text and as JSON.
struct ComparisonAnswer {
  struct Table {
    let table: String
    let rows: Int
    let rowsFromLog: Int
    let differingBuckets: Int
    let differences: [Difference]
  }

  /// A row that only one side has, or a cell that differs.
  struct Difference {
    enum Side: String, CaseIterable, JSONDescribed {
      case live, log
    }

    let article: UUID
    let row: Int?
    /// The side that has the row; nil if both have it.
    let onlyIn: Side?
    let column: String?
    let live: String?
    let fromLog: String?
  }

  let position: Int64
  let isEqual: Bool
  let tables: [Table]
}

extension ComparisonAnswer {
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

  /// The number of rows in all tables of the live build.
  var rows: Int { tables.reduce(0) { $0 + $1.rows } }

  /// One line for each table that differs and for its first differences; empty if all are equal.
  var differences: String {
    tables.filter { $0.differingBuckets > 0 }.map { table in
      let head =
        "  \(table.table): \(Count.of(table.rows, "row")) live, \(table.rowsFromLog) from the log\n"
      let rest = table.differences.count - Self.mostShown
      return head + table.differences.prefix(Self.mostShown).map(\.line).joined()
        + (rest > 0 ? "    and at least \(rest) more\n" : "")
    }.joined()
  }

  private static let mostShown = 20
}

extension ComparisonAnswer.Difference {
  init(_ difference: Comparison.Difference) {
    article = difference.stream
    row = difference.ordinal
    switch difference.kind {
    case .onlyLive: (onlyIn, column, live, fromLog) = (.live, nil, nil, nil)
    case .onlyFolded: (onlyIn, column, live, fromLog) = (.log, nil, nil, nil)
    case .cell(let name, let value, let folded):
      (onlyIn, column, live, fromLog) = (nil, name, value, folded)
    }
  }

  fileprivate var line: String {
    let place = "    article \(article.text)" + (row.map { ", row \($0)" } ?? "")
    let words =
      switch onlyIn {
      case .live: "is only in the live table"
      case .log: "is missing from the live table"
      case nil:
        "\(column ?? ""): \(Self.shown(live)) live, \(Self.shown(fromLog)) from the log"
      }
    return "\(place): \(words)\n"
  }

  private static func shown(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
  }
}

extension ComparisonAnswer: JSONDescribed {
  static let json = JSONDescription<ComparisonAnswer>(
    "Comparison", "The result of comparing a read model with the log.",
    [
      JSONMember("position", "The position at which both were compared.", \.position),
      JSONMember("isEqual", "Whether they are equal.", \.isEqual),
      JSONMember("tables", "The tables of the read model.", \.tables),
    ])
}

extension ComparisonAnswer.Table: JSONDescribed {
  static let json = JSONDescription<ComparisonAnswer.Table>(
    "ComparedTable", "The result of comparing one table.",
    [
      JSONMember("table", "The table.", \.table),
      JSONMember("rows", "The rows of the live table.", \.rows),
      JSONMember("rowsFromLog", "The rows that the log makes.", \.rowsFromLog),
      JSONMember("differingBuckets", "How many of 256 buckets of rows differ.", \.differingBuckets),
      JSONMember("differences", "The first differences.", \.differences),
    ])
}

extension ComparisonAnswer.Difference: JSONDescribed {
  static let json = JSONDescription<ComparisonAnswer.Difference>(
    "ComparedDifference", "A row that only one side has, or a cell that differs.",
    [
      JSONMember("article", "The article's id.", \.article),
      JSONMember.leftOutIfNil(
        "row", "The row among those of the article; left out if it has one.",
        \.row),
      JSONMember.leftOutIfNil(
        "onlyIn", "The side that has the row; left out if both have it.",
        \.onlyIn),
      JSONMember.leftOutIfNil(
        "column", "The column that differs; left out if only one side has the row.",
        \.column),
      JSONMember.leftOutIfNil("live", "The value in the live table; left out for NULL.", \.live),
      JSONMember.leftOutIfNil(
        "fromLog", "The value that the log makes; left out for NULL.",
        \.fromLog),
    ])
}
