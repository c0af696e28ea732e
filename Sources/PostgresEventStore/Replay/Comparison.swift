package import Foundation

/// The differences between a live read model and one that was folded again, at the same position.
package struct Comparison: Sendable {
  package let projection: String
  /// The position of both.
  package let position: Int64
  package let tables: [Table]

  package var isEqual: Bool { tables.allSatisfy { $0.isEqual } }

  package struct Table: Sendable {
    package let name: String
    /// The number of rows of the live model.
    package let live: Int
    /// The number of rows of the model that was folded again.
    package let folded: Int
    /// How many of the 256 buckets of rows have a different count or digest.
    package let differingBuckets: Int
    /// The first differences: rows that only one side has, and cells.
    package let differences: [Difference]

    package var isEqual: Bool { differingBuckets == 0 }
  }

  package struct Difference: Hashable, Sendable {
    package let stream: UUID
    /// The number of the row in its stream; nil when a stream has only one row.
    package let ordinal: Int?
    package let kind: Kind
  }

  package enum Kind: Hashable, Sendable {
    /// Only the live model has the row.
    case onlyLive
    /// Only the model that was folded again has the row.
    case onlyFolded
    /// Both have the row, but differ in this column. The values are text, or nil for NULL.
    case cell(column: String, live: String?, folded: String?)
  }
}

/// The result of the verification of one read model.
package enum VerificationResult: Sendable {
  case compared(Comparison)
  /// There is no live build of this program's version.
  ///
  /// - Parameter live: The version of the live build; nil when there is none.
  case notComparable(String, live: Int?, program: Int)

  package var isEqual: Bool {
    switch self {
    case .compared(let comparison): comparison.isEqual
    case .notComparable: false
    }
  }
}
