package import Digests
package import Foundation
package import PostgresEventStore

/// An interval in which a revision was live.
package struct LiveIntervalRow: ReadModelRecord {
  package var article = UUID.unset
  /// The version of the event that began it.
  package var began = 0
  package var revision = 0
  package var digest = Digest.unset
  package var liveFrom = Date.unset
  /// Nil while the revision is live.
  package var liveUntil: Date?

  package init() {}

  package static let table = TableDefinition<LiveIntervalRow>(
    "live_intervals", stream: ("article", \.article), ordinal: ("began", \.began),
    indexes: ["live_from, live_until"],
    columns: [
      Column("article", \.article), Column("began", \.began), Column("revision", \.revision),
      Column("digest", \.digest), Column("live_from", \.liveFrom),
      Column("live_until", \.liveUntil),
    ])
}
