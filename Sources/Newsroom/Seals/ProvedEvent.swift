import Editorial
package import Foundation
package import JSON
import PlainText
import PostgresEventStore
package import Seals

/// A proved event, and the checkpoint that proves it.
package struct ProvedEvent: Sendable {
  private let event: SealedEvent
  /// The event's number among the sealed events, from 0.
  package let index: Int64
  private let checkpoint: Checkpoint

  init(_ event: SealedEvent, index: Int64, _ checkpoint: Checkpoint) {
    (self.event, self.index, self.checkpoint) = (event, index, checkpoint)
  }

  /// Checks a proof, without a database.
  ///
  /// - Parameters:
  ///   - proof: In the form of a C2SP tlog-proof.
  ///   - keys: The keys that may have signed the checkpoint.
  /// - Throws: `SealError` if it is not a proof, or not a valid one by any of the keys.
  package init(checking proof: String, keys: [VerifierKey]) throws {
    let proof = try LogProof(proof)
    let checkpoint = try proof.check(by: keys)
    self.init(try SealedEvent(leaf: proof.event), index: proof.inclusion.index, checkpoint)
  }
}

extension ProvedEvent {
  /// The log's name.
  package var origin: String { checkpoint.origin }
  /// The number of sealed events.
  package var size: Int64 { checkpoint.size }
  package var position: Int64 { event.position }
  /// The stream: its category and id.
  package var stream: String { "\(event.category)-\(event.stream.text)" }
  package var version: Int { event.version }
  package var id: UUID { event.id }
  package var type: String { event.type }
  package var actor: String { event.actor }
  package var recordedAt: Date { event.recordedAt }
  /// The payload as it was sealed, as JSON text.
  package var payload: String { event.payload }
}

extension ProvedEvent: JSONDescribed {
  package static let json = JSONDescription<ProvedEvent>(
    "ProvedEvent", "An event that a proof proves.",
    [
      JSONMember("origin", "The log's name.", \.origin),
      JSONMember("index", "The event's number among the sealed events, from 0.", \.index),
      JSONMember("size", "The number of sealed events.", \.size),
      JSONMember("position", "The position in the log.", \.position),
      JSONMember("stream", "The stream: its category and id.", \.stream),
      JSONMember("version", "The number in the stream, from 1.", \.version),
      JSONMember("id", "The event's id, a UUIDv7.", \.id),
      JSONMember("type", "The event's type.", \.type),
      JSONMember("actor", "The login that recorded it.", \.actor),
      JSONMember("recordedAt", "When it was recorded.", \.recordedAt),
      JSONMember.leftOutIfNil(
        "payload", "What the event says; left out if it is not JSON.",
        { try? JSONValue(parsing: $0.payload) }),
    ])
}
