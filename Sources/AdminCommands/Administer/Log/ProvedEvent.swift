import Editorial
import Foundation
import JSON
import PlainText
import PostgresEventStore
import Seals

/// A proved event, and the checkpoint that proves it.
struct ProvedEvent {
  let event: SealedEvent
  /// The event's number among the sealed events, from 0.
  let index: Int64
  let checkpoint: Checkpoint

  init(_ event: SealedEvent, index: Int64, _ checkpoint: Checkpoint) {
    (self.event, self.index, self.checkpoint) = (event, index, checkpoint)
  }

  /// The payload as it was sealed.
  var payloadText: String { event.payload + "\n" }

  private var stream: String { "\(event.category)-\(event.stream.text)" }

  /// Everything except the payload.
  var facts: Facts {
    var facts = Facts()
    facts.add(
      "proved", "event \(index + 1) of the \(checkpoint.size) sealed by \(checkpoint.origin)")
    facts.add("event", event.type)
    facts.add("actor", event.actor)
    facts.add("recorded", event.recordedAt.timestamp)
    facts.add("position", String(event.position))
    facts.add("stream", "\(stream), version \(event.version)")
    facts.add("id", event.id.text)
    return facts
  }
}

extension ProvedEvent: JSONDescribed {
  static let json = JSONDescription<ProvedEvent>(
    "ProvedEvent", "An event that a proof proves.",
    [
      JSONMember("origin", "The log's name.", \.checkpoint.origin),
      JSONMember("index", "The event's number among the sealed events, from 0.", \.index),
      JSONMember("size", "The number of sealed events.", \.checkpoint.size),
      JSONMember("position", "The position in the log.", \.event.position),
      JSONMember("stream", "The stream: its category and id.", \.stream),
      JSONMember("version", "The number in the stream, from 1.", \.event.version),
      JSONMember("id", "The event's id, a UUIDv7.", \.event.id),
      JSONMember("type", "The event's type.", \.event.type),
      JSONMember("actor", "The login that recorded it.", \.event.actor),
      JSONMember("recordedAt", "When it was recorded.", \.event.recordedAt),
      JSONMember.leftOutIfNil(
        "payload", "What the event says; left out if it is not JSON.",
        { try? JSONValue(parsing: $0.event.payload) }),
    ])
}
