import Editorial
import Foundation
package import PostgresEventStore

/// How a read model stands to the log.
package struct ProjectionStatus: Sendable {
  package let name: String
  /// Of this program's code; the live build's may be another.
  package let version: Int
  /// The views that queries read.
  package let tables: [String]
  /// Nil before anything was asked of it.
  package let live: Build?
  package let former: Build?
  /// One that is being built, or was left by a rebuild that was killed.
  package let shadow: Build?
  package let watermark: Int64
  /// The events up to the watermark that the live build has not applied.
  package let waiting: Int
  /// Seconds since the oldest of those was recorded; nil when none waits.
  package let lagSeconds: Double?
  /// Events a second that the live build has applied, as an average over the last minute in which
  /// the latest weigh most.
  package let rate: Double
  /// The streams that the live build has stopped in.
  package let quarantined: [QuarantinedStream]
}

extension ProjectionStatus: Encodable {
  private enum Key: String, CodingKey {
    case name, version, tables, build, buildVersion, checkpoint, watermark, events, waiting
    case liveSince, formerBuild, shadowBuild, lagSeconds, eventsPerSecond, quarantined
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(version, forKey: .version)
    try container.encode(tables, forKey: .tables)
    try container.encode(live?.number, forKey: .build)
    try container.encode(live?.version, forKey: .buildVersion)
    try container.encode(live?.checkpoint, forKey: .checkpoint)
    try container.encode(watermark, forKey: .watermark)
    try container.encode(live?.events, forKey: .events)
    try container.encode(waiting, forKey: .waiting)
    try container.encode(live?.liveSince?.timestamp, forKey: .liveSince)
    try container.encode(former?.number, forKey: .formerBuild)
    try container.encode(shadow?.number, forKey: .shadowBuild)
    try container.encode(lagSeconds, forKey: .lagSeconds)
    try container.encode((rate * 1_000).rounded() / 1_000, forKey: .eventsPerSecond)
    try container.encode(quarantined.count, forKey: .quarantined)
  }
}
