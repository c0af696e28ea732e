import Editorial
package import EventSourcing
package import Foundation
package import JSON
import PostgresEventStore

/// An event of the log, as administrators and other programs see it.
package struct LogEntry: Sendable {
  private let event: StoredEvent
  /// The slug that the article had right after the event.
  package let slug: String?

  init(_ event: StoredEvent, slug: String?) { (self.event, self.slug) = (event, slug) }

  package var position: Int64 { event.position }
  package var stream: StreamName { event.stream }
  /// The number in the stream, from 1.
  package var version: Int { event.version }
  package var id: UUID { event.id }
  package var type: String { event.event.type }
  /// The version of the payload's form.
  package var schemaVersion: Int { event.event.schemaVersion }
  /// The login that recorded it, as authenticated by the database.
  package var actor: String { event.actor }
  package var commandID: UUID { event.commandID }
  package var recordedAt: Date { event.recordedAt }

  /// The payload as JSON. If it is valid only for PostgreSQL (a duplicate key, for example), this is
  /// the stored text.
  package var payload: JSONValue {
    let stored = event.event.payload
    return (try? JSONValue(parsing: stored)) ?? .string(stored)
  }
}

extension LogEntry: JSONDescribed {
  package static let json = JSONDescription<LogEntry>(
    "LogEntry", "An event of the log.",
    [
      JSONMember("position", "The position in the log.", \.position),
      JSONMember("stream", "The stream: its category and id.", \.stream.description),
      JSONMember(
        "slug", "The slug that the article had right after the event; null for another stream.",
        \.slug),
      JSONMember("version", "The number in the stream, from 1.", \.version),
      JSONMember("id", "The event's id, a UUIDv7.", \.id),
      JSONMember("type", "The event's type.", \.type),
      JSONMember(
        "schemaVersion", "The version of the payload's form.",
        \.schemaVersion),
      JSONMember(
        "actor", "The login that recorded it, as authenticated by the database.",
        \.actor),
      JSONMember("commandID", "The id of the command that recorded it.", \.commandID),
      JSONMember("recordedAt", "When it was recorded.", \.recordedAt),
      JSONMember("payload", "What the event says.", \.payload),
    ])
}
