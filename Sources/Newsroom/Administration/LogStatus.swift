import Editorial
package import Foundation
package import JSON

/// The size of a newsroom's log, and how far it can be read.
package struct LogStatus: Sendable {
  package let database: String
  package let schemaVersion: Int
  /// PostgreSQL's major version.
  package let serverVersion: Int
  /// Whether this program is tested with that version.
  package let isTested: Bool
  package let events: Int
  /// From 10,000, the server's estimate, because counting takes longer with each text.
  package let texts: Int
  package let lastPosition: Int64
  package let watermark: Int64
  /// Nil for an empty log.
  package let lastRecordedAt: Date?
  /// The database's size on disk.
  package let bytes: Int
}

extension LogStatus: JSONDescribed {
  package static let json = JSONDescription<LogStatus>(
    "LogStatus", "The size of the log, and how far it can be read.",
    [
      JSONMember("database", "The database's name.", \.database),
      JSONMember("schemaVersion", "The number of the last migration.", \.schemaVersion),
      JSONMember("serverVersion", "The major version of PostgreSQL.", \.serverVersion),
      JSONMember("tested", "Whether this program is tested with it.", \.isTested),
      JSONMember("events", "The number of events.", \.events),
      JSONMember("texts", "The number of texts; from 10,000, the server's estimate.", \.texts),
      JSONMember("lastPosition", "The position of the last event; 0 for none.", \.lastPosition),
      JSONMember(
        "watermark", "The position up to which no unseen event can still appear.",
        \.watermark),
      JSONMember(
        "lastRecordedAt", "When the last event was recorded; null for none.",
        \.lastRecordedAt),
      JSONMember("bytes", "The size of the database on disk, in bytes.", \.bytes),
    ])
}
