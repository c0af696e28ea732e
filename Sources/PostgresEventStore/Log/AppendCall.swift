import Digests
import EventSourcing
import Foundation
import PostgreSQL

/// The one call that writes to the log.
struct AppendCall {
  let query: Query

  init<Event>(
    _ append: Append<Event, SaltedText>, encoded: [EncodedEvent], ids: [UUID]
  ) {
    let texts = append.attachments
    query = """
      SELECT "position", version, recorded_at FROM galley.append(
        \(append.stream.category), \(append.stream.id), \(Int32(append.expected.version)),
        \(append.commandID), \(append.commandID), NULL,
        \(ids), \(encoded.map(\.type)), \(encoded.map { Int16($0.schemaVersion) }),
        \(encoded.map(\.payload)),
        \(texts.map(\.key.bytes)), \(texts.map(\.salt.bytes)), \(texts.map(\.text)))
      """
  }
}
