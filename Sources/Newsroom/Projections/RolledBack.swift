package import JSON
import PostgresEventStore

/// A former build of a read model that is live again.
package struct RolledBack: Sendable {
  let build: Build

  /// The number of the build.
  package var number: Int { build.number }
  /// The last position that it has applied.
  package var checkpoint: Int64 { build.checkpoint }
}

extension RolledBack: JSONDescribed {
  package static let json = JSONDescription<RolledBack>(
    "RolledBackReadModel", "A former build that is live again.",
    [
      JSONMember("name", "The read model.", \.build.projection),
      JSONMember("build", "The number of the build.", \.number),
      JSONMember("version", "The version of the build.", \.build.version),
      JSONMember("checkpoint", "The last position that the build has applied.", \.checkpoint),
    ])
}
