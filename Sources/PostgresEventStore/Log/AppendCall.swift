import Digests
import EventSourcing
import Foundation
import PostgreSQL

/// The calls that write to the log.
struct AppendCall {
  let query: Query

  private static let ofOne = Statement(
    """
    SELECT 1, "position", version, recorded_at, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
    FROM galley.append($1, $2, $3, $4, $5, $6, $5, NULL, $7, $8, $9, $10, $11, $12, $13)
    """)

  private static let ofSeveral = Statement(
    """
    SELECT command, "position", version, recorded_at, refusal, message, column_name, constraint_name, hint
    FROM galley.append_each(
      $1, $2, $3, $4, $5, $6, $5, NULL, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    """)

  private static let ofSeveralTogether = Statement(
    """
    SELECT command, "position", version, recorded_at, refusal, message, column_name, constraint_name, hint
    FROM galley.append_each(
      $1, $2, $3, $4, $5, $6, $5, NULL, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    WHERE refusal IS NOT NULL OR command = cardinality($3)
    """)

  /// - Parameter encoded: The events of the append, with their ids.
  init<Event>(
    _ append: Append<Event, SaltedText>, _ encoded: [IdentifiedEvent], as caller: String
  ) {
    let texts = append.attachments
    query = Query(
      Self.ofOne,
      [
        caller, append.stream.category, append.stream.id, Int32(append.expected.version),
        append.commandID, append.request.bytes,
        encoded.map { $0.id }, encoded.map { $0.event.type },
        encoded.map { Int16($0.event.schemaVersion) }, encoded.map { $0.event.payload },
        texts.map { $0.key.bytes }, texts.map { $0.salt.bytes }, texts.map { $0.text },
      ])
  }

  /// The call for several appends of one category.
  ///
  /// - Parameter isAnswerShort: Whether the answer has only refusals and the events of the last append.
  init<Event>(
    _ appends: [Append<Event, SaltedText>], _ encoded: [[IdentifiedEvent]], as caller: String,
    isAnswerShort: Bool = false
  ) {
    let events = encoded.joined()
    let texts = appends.flatMap { $0.attachments }
    query = Query(
      isAnswerShort ? Self.ofSeveralTogether : Self.ofSeveral,
      [
        caller, appends.first?.stream.category ?? "", appends.map { $0.stream.id },
        appends.map { Int32($0.expected.version) }, appends.map { $0.commandID },
        appends.map { $0.request.bytes },
        Self.places(encoded.map { $0.count }), events.map { $0.id }, events.map { $0.event.type },
        events.map { Int16($0.event.schemaVersion) }, events.map { $0.event.payload },
        Self.places(appends.map { $0.attachments.count }), texts.map { $0.key.bytes },
        texts.map { $0.salt.bytes }, texts.map { $0.text },
      ])
  }

  /// The place of each command, from 1, once for each of its events or texts.
  private static func places(_ counts: [Int]) -> [Int32] {
    counts.enumerated().flatMap { place, count in
      repeatElement(Int32(place + 1), count: count)
    }
  }
}

/// An encoded event, with the id that it is recorded under.
struct IdentifiedEvent {
  /// UUIDv7.
  let id = UUID.v7()
  let event: EncodedEvent
}
