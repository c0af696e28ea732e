import Editorial
import EventSourcing
import Foundation
import JSON
import PlainText
import PostgresEventStore

/// An event, as administrators and other programs see it.
struct LogEntry {
  let event: StoredEvent

  init(_ event: StoredEvent) { self.event = event }

  /// The payload as JSON. If it is valid only for PostgreSQL (a duplicate key, for example), this is
  /// the stored text.
  var payload: JSONValue {
    let stored = event.event.payload
    return (try? JSONValue(parsing: stored)) ?? .string(stored)
  }

  /// Everything except the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add("position", String(event.position))
    facts.add("stream", "\(event.stream), version \(event.version)")
    facts.add("event", "\(event.event.type), schema version \(event.event.schemaVersion)")
    facts.add("id", event.id.text)
    facts.add("actor", event.actor)
    facts.add("command", event.commandID.text)
    facts.add("recorded", event.recordedAt.timestamp)
    return facts
  }
}

extension LogEntry: JSONDescribed {
  static let json = JSONDescription<LogEntry>(
    "LogEntry", "An event of the log.",
    [
      JSONMember("position", "The position in the log.", \.event.position),
      JSONMember("stream", "The stream: its category and id.", \.event.stream.description),
      JSONMember("version", "The number in the stream, from 1.", \.event.version),
      JSONMember("id", "The event's id, a UUIDv7.", \.event.id),
      JSONMember("type", "The event's type.", \.event.event.type),
      JSONMember(
        "schemaVersion", "The version of the payload's form.",
        \.event.event.schemaVersion),
      JSONMember(
        "actor", "The login that recorded it, as authenticated by the database.",
        \.event.actor),
      JSONMember("commandID", "The id of the command that recorded it.", \.event.commandID),
      JSONMember("recordedAt", "When it was recorded.", \.event.recordedAt),
      JSONMember("payload", "What the event says.", \.payload),
    ])
}
