import Editorial
package import Foundation
package import JSON
package import PostgresEventStore

/// How far a read model has followed the log.
package struct ProjectionStatus: Sendable {
  package let name: String
  /// The version in this program; the live build may have another.
  package let version: Int
  /// The views that queries read.
  package let tables: [String]
  /// Nil before the first query.
  package let live: Build?
  package let former: Build?
  /// The unfinished build of a rebuild that is running or was killed.
  package let shadow: Build?
  package let watermark: Int64
  /// The events up to the watermark that the live build has not applied.
  package let waiting: Int
  /// Seconds since the oldest of these was recorded; nil if none is waiting.
  package let lagSeconds: Double?
  /// Events per second that the live build has applied: an average over the last minute that gives
  /// recent events more weight.
  package let rate: Double
  /// The streams in which the live build has stopped.
  package let quarantined: [QuarantinedStream]
}

extension ProjectionStatus {
  /// The number of the live build.
  package var build: Int? { live?.number }
  package var buildVersion: Int? { live?.version }
  /// The last position that the live build has applied.
  package var checkpoint: Int64? { live?.checkpoint }
  /// The number of events that the live build has applied.
  package var events: Int? { live?.events }
  /// When the live build was swapped in.
  package var liveSince: Date? { live?.liveSince }
  /// Whether a build is not finished: it is being made, or its rebuild was killed.
  package var hasShadow: Bool { shadow != nil }
}

extension ProjectionStatus: JSONDescribed {
  package static let json = JSONDescription<ProjectionStatus>(
    "ProjectionStatus", "How far a read model has followed the log.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember("version", "The version that this program makes.", \.version),
      JSONMember("tables", "The views that queries read.", \.tables),
      JSONMember("build", "The number of the live build; null before the first.", \.build),
      JSONMember("buildVersion", "The version of the live build; null for none.", \.buildVersion),
      JSONMember(
        "checkpoint", "The last position that the live build has applied; null for none.",
        \.checkpoint),
      JSONMember(
        "watermark", "The position up to which no unseen event can still appear.",
        \.watermark),
      JSONMember(
        "events", "The events that the live build has applied; null for none.",
        \.events),
      JSONMember(
        "waiting", "The events up to the watermark that the live build has not applied.",
        \.waiting),
      JSONMember(
        "liveSince", "When the live build was swapped in; null for none.",
        \.liveSince),
      JSONMember(
        "formerBuild", "The number of the build before the live one; null for none.",
        { $0.former?.number }),
      JSONMember(
        "shadowBuild", "The number of a build that is not finished; null for none.",
        { $0.shadow?.number }),
      JSONMember(
        "lagSeconds", "Seconds since the oldest waiting event was recorded; null for none.",
        \.lagSeconds),
      JSONMember(
        "eventsPerSecond", "Events applied per second, as an average over the last minute.",
        { ($0.rate * 1_000).rounded() / 1_000 }),
      JSONMember("quarantined", "The number of articles in quarantine.", \.quarantined.count),
    ])
}
