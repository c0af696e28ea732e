import Editorial
import Foundation
import PostgresEventStore
import Seals

/// An event that was proved, and what by.
struct ProvedEvent: Encodable {
  /// The log's name.
  let origin: String
  /// Its place among the events, from 0.
  let index: Int64
  /// How many events the seal is of.
  let size: Int64
  let position: Int64
  let stream: String
  let version: Int
  let id: String
  let type: String
  let actor: String
  let recordedAt: String
  let payload: JSONTree?
  /// JSON, as it was sealed.
  let payloadText: String

  private enum CodingKeys: String, CodingKey {
    case origin, index, size, position, stream, version, id, type, actor, recordedAt, payload
  }

  init(_ event: SealedEvent, index: Int64, _ checkpoint: Checkpoint) {
    (origin, size, self.index) = (checkpoint.origin, checkpoint.size, index)
    position = event.position
    stream = "\(event.category)-\(event.stream.uuidString.lowercased())"
    version = event.version
    id = event.id.uuidString.lowercased()
    (type, actor) = (event.type, event.actor)
    recordedAt = event.recordedAt.timestamp
    payload = try? JSONDecoder().decode(JSONTree.self, from: Data(event.payload.utf8))
    payloadText = event.payload + "\n"
  }

  /// All but the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add("proved", "event \(index + 1) of the \(size) sealed by \(origin)")
    facts.add("event", type)
    facts.add("actor", actor)
    facts.add("recorded", recordedAt)
    facts.add("position", String(position))
    facts.add("stream", "\(stream), version \(version)")
    facts.add("id", id)
    return facts
  }
}
