import Editorial
package import Foundation

/// How much a newsroom's log holds, and how far it can be read.
package struct LogStatus: Sendable {
  package let database: String
  package let schemaVersion: Int
  /// PostgreSQL's major version.
  package let serverVersion: Int
  package let events: Int
  /// From 10,000 on the server's own estimate; to count more would take ever longer.
  package let texts: Int
  package let lastPosition: Int64
  package let watermark: Int64
  /// Nil for an empty log.
  package let lastRecordedAt: Date?
  /// The database's size on disk.
  package let bytes: Int
}

extension LogStatus: Encodable {
  private enum Key: String, CodingKey {
    case database, schemaVersion, serverVersion, events, texts, lastPosition, watermark
    case lastRecordedAt, bytes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(database, forKey: .database)
    try container.encode(schemaVersion, forKey: .schemaVersion)
    try container.encode(serverVersion, forKey: .serverVersion)
    try container.encode(events, forKey: .events)
    try container.encode(texts, forKey: .texts)
    try container.encode(lastPosition, forKey: .lastPosition)
    try container.encode(watermark, forKey: .watermark)
    try container.encode(lastRecordedAt?.timestamp, forKey: .lastRecordedAt)
    try container.encode(bytes, forKey: .bytes)
  }
}
