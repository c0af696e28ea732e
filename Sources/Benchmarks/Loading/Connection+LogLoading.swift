import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

// Fills the tables of the log, each with one COPY.
extension Connection {
  /// - Parameter body: Called with the rows of the other tables, one batch at a time, and the
  ///   number of events written so far.
  mutating func copyEvents(
    _ count: Int, of newsroom: SyntheticNewsroom,
    _ body: (_ batch: EventBatch, _ written: Int) throws -> Void
  ) throws {
    var newsroom = newsroom
    let codec = ArticleEventCodec()
    try copyIn(
      """
      COPY galley.events (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, causation_id, recorded_at
      ) FROM STDIN (FORMAT binary)
      """
    ) { writer in
      var written = 0
      while written < count {
        var batch = EventBatch()
        for _ in 0..<min(EventBatch.size, count - written) {
          let event = try newsroom.next()
          let recorded = event.recorded
          let encoded = codec.encode(recorded.event)
          // A generated command is correlated with itself.
          try writer.row(
            recorded.position, recorded.stream.category, recorded.stream.id,
            Int32(recorded.version), recorded.id, encoded.type, Int16(encoded.schemaVersion),
            JSONText(encoded.payload), recorded.actor, recorded.commandID, Int16(event.step),
            recorded.commandID, UUID?.none, recorded.recordedAt)
          batch.add(event)
        }
        written += batch.eventCount
        try body(batch, written)
      }
    }
  }

  mutating func copyTexts(from texts: BoundedChannel<[EventBatch.Text]>) throws {
    try copyIn("COPY galley.texts (key, stream, salt, body) FROM STDIN (FORMAT binary)") { writer in
      while let batch = texts.receive() {
        for text in batch {
          // As bytes, which are not checked for characters that no generated text contains.
          try writer.row(
            text.text.key.bytes, text.stream, text.text.salt.bytes, Array(text.text.text.utf8))
        }
      }
    }
  }

  mutating func copyClaims(from claims: BoundedChannel<[EventBatch.Claim]>) throws {
    try copyIn("COPY galley.claims (name, stream) FROM STDIN (FORMAT binary)") { writer in
      while let batch = claims.receive() {
        for claim in batch { try writer.row(claim.slug.text, claim.stream) }
      }
    }
  }
}
