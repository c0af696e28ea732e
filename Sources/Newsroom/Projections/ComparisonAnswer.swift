package import Foundation
package import JSON
import PostgresEventStore

/// The result of comparing a read model with the log.
package struct ComparisonAnswer: Hashable, Sendable {
  package struct Table: Hashable, Sendable {
    package let table: String
    /// The number of rows of the live table.
    package let rows: Int
    package let rowsFromLog: Int
    /// How many of 256 buckets of rows differ.
    package let differingBuckets: Int
    /// The first differences.
    package let differences: [Difference]
  }

  /// A row that only one side has, or a cell that differs.
  package struct Difference: Hashable, Sendable {
    package enum Side: String, CaseIterable, Sendable, JSONDescribed {
      case live, log
    }

    package let article: UUID
    /// The number of the row among those of the article; nil if it has only one.
    package let row: Int?
    /// The side that has the row; nil if both have it.
    package let onlyIn: Side?
    /// The column that differs; nil if only one side has the row.
    package let column: String?
    /// The values as text; nil for NULL.
    package let live: String?
    package let fromLog: String?
  }

  /// The position at which both were compared.
  package let position: Int64
  package let isEqual: Bool
  package let tables: [Table]
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
}

extension ComparisonAnswer: JSONDescribed {
  package static let json = JSONDescription<ComparisonAnswer>(
    "Comparison", "The result of comparing a read model with the log.",
    [
      JSONMember("position", "The position at which both were compared.", \.position),
      JSONMember("isEqual", "Whether they are equal.", \.isEqual),
      JSONMember("tables", "The tables of the read model.", \.tables),
    ])
}

extension ComparisonAnswer.Table: JSONDescribed {
  package static let json = JSONDescription<ComparisonAnswer.Table>(
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
  package static let json = JSONDescription<ComparisonAnswer.Difference>(
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
