import Editorial
import EventSourcing
import Foundation
import PostgresEventStore

/// An event as other programs, and administrators, read it.
struct LogEntry: Encodable {
  let position: Int64
  let stream: String
  let version: Int
  let id: String
  let type: String
  let schemaVersion: Int
  let actor: String
  let commandID: String
  let recordedAt: String
  let payload: JSONTree

  init(_ event: StoredEvent) {
    position = event.position
    stream = event.stream.description
    version = event.version
    id = event.id.uuidString.lowercased()
    type = event.event.type
    schemaVersion = event.event.schemaVersion
    actor = event.actor
    commandID = event.commandID.uuidString.lowercased()
    recordedAt = event.recordedAt.timestamp
    // PostgreSQL's JSON is more than JSONDecoder takes: numbers without bounds, any nesting.
    let stored = event.event.payload
    payload =
      (try? JSONDecoder().decode(JSONTree.self, from: Data(stored.utf8))) ?? .string(stored)
  }

  /// All but the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add("position", String(position))
    facts.add("stream", "\(stream), version \(version)")
    facts.add("event", "\(type), schema version \(schemaVersion)")
    facts.add("id", id)
    facts.add("actor", actor)
    facts.add("command", commandID)
    facts.add("recorded", recordedAt)
    return facts
  }
}
