package import Foundation
import PostgreSQL

/// One build of a read model, in its own schema.
package struct Build: Hashable, Sendable {
  package enum Status: String, PostgresDecodable {
    /// A shadow build, not yet complete.
    case building
    /// Queries read this build.
    case live
    /// It was live before the last swap.
    case former
    /// Built as of a past position. It never becomes live.
    case scratch
  }

  package let projection: String
  package let number: Int
  /// The version of the projection.
  package let version: Int
  package let status: Status
  /// The last position that has been applied.
  package internal(set) var checkpoint: Int64
  /// The number of events read up to the checkpoint.
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
    status = try row.value(at: 3)
    checkpoint = try row.value(at: 4)
    events = try row.value(at: 5)
    startedAt = try row.value(at: 6)
    liveSince = try row.value(at: 7)
  }
}
