package import Foundation

/// What a read model that was folded again has in common with the live one at the same position.
package struct Comparison: Sendable {
  package let projection: String
  /// At which both stood.
  package let position: Int64
  package let tables: [Table]

  package var isEqual: Bool { tables.allSatisfy { $0.isEqual } }

  package struct Table: Sendable {
    package let name: String
    /// Rows of the live model.
    package let live: Int
    /// Rows of the one that was folded again.
    package let folded: Int
    /// Of 256 buckets of rows, those whose count or digest differs.
    package let differingBuckets: Int
    /// The first that differ: rows that one side has alone, and cells.
    package let differences: [Difference]

    package var isEqual: Bool { differingBuckets == 0 }
  }

  package struct Difference: Hashable, Sendable {
    package let stream: UUID
    /// Of the row among its stream's; nil where a stream has one row.
    package let ordinal: Int?
    package let kind: Kind
  }

  package enum Kind: Hashable, Sendable {
    /// The live model has a row that the log does not make.
    case onlyLive
    /// The live model lacks a row.
    case onlyFolded
    /// Both have the row, and differ in this column; the values as text, nil for NULL.
    case cell(column: String, live: String?, folded: String?)
  }
}
