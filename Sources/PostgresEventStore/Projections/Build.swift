package import Foundation
import PostgreSQL

/// One making of a read model, in a schema of its own.
package struct Build: Hashable, Sendable {
  package enum Status: String, Sendable {
    /// A shadow, not yet served.
    case building
    case live
    /// What was live before the last swap.
    case former
    /// Made to compare with, or as of a position of the past; it never becomes live.
    case scratch
  }

  package let projection: String
  package let number: Int
  /// Of the projection's code.
  package let version: Int
  package let status: Status
  /// The position that has been applied.
  package internal(set) var checkpoint: Int64
  /// How many events up to there it has read.
  package let events: Int
  package let startedAt: Date
  package let liveSince: Date?
}

extension Build {
  package var schema: String { Self.schema(of: projection, number) }

  static func schema(of projection: String, _ number: Int) -> String {
    "build_\(projection)_\(number)"
  }

  static let columns =
    "projection, build, version, status, checkpoint, events, started_at, live_since"

  init(row: Row) throws(PostgresError) {
    projection = try row.value(at: 0)
    number = try row.value(at: 1)
    version = try row.value(at: 2)
    status = Status(rawValue: try row.value(at: 3)) ?? .former
    checkpoint = try row.value(at: 4)
    events = try row.value(at: 5)
    startedAt = try row.value(at: 6)
    liveSince = try row.value(at: 7)
  }
}
