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
    /// Of ``Verification``'s buckets, those whose count or digest differs.
    package let differingBuckets: Int
    /// The first cells that differ.
    package let differences: [Cell]

    package var isEqual: Bool { differingBuckets == 0 }
  }

  /// A cell that differs. A row that only one side has differs in every cell.
  package struct Cell: Hashable, Sendable {
    package let stream: UUID
    /// Of the row among its stream's; nil where a stream has one row.
    package let ordinal: Int?
    package let column: String
    /// As text; nil for NULL or for no row.
    package let live: String?
    package let folded: String?
  }
}
