package import Digests
package import EventSourcing
package import Foundation
package import PostgreSQL

/// The log of a PostgreSQL database, as the streams of one kind of event.
package struct PostgresEventStore<Codec: EventCodec>: EventStore {
  package let pool: Pool
  package let codec: Codec

  package init(pool: Pool, codec: Codec) {
    self.pool = pool
    self.codec = codec
  }

  package func load(_ stream: StreamName) async throws -> LoadedStream<Codec.Event> {
    let (stored, now) = try await pool.withConnection { connection in
      let answers = try connection.pipelinePrepared([
        """
        SELECT \(raw: StoredEvent.columns) FROM galley.events
        WHERE stream = \(stream.id) ORDER BY version
        """,
        "SELECT clock_timestamp()",
      ])
      let now = try answers[1][0].value(at: 0, as: Date.self)
      return (try answers[0].map { try StoredEvent(row: $0) }, now)
    }
    return LoadedStream(events: try decode(stored), now: now)
  }

  package func recorded(by commandID: UUID) async throws -> [RecordedEvent<Codec.Event>] {
    let stored = try await pool.withConnection { connection in
      try connection.execute(
        """
        SELECT \(raw: StoredEvent.columns) FROM galley.events
        WHERE command_id = \(commandID) ORDER BY command_step
        """
      ).map { try StoredEvent(row: $0) }
    }
    return try decode(stored)
  }

  package func append(
    _ append: Append<Codec.Event, SaltedText>
  ) async throws -> [RecordedEvent<Codec.Event>] {
    let encoded = try append.events.map { try codec.encode($0) }
    let ids = encoded.map { _ in UUID.v7() }
    let query = AppendCall(append, encoded: encoded, ids: ids).query
    let (places, actor) = try await pool.withConnection { connection in
      do {
        let answers = try connection.pipelinePrepared([
          // Stated, whatever the database's default is: after a wait for another writer, the
          // append must see what that one recorded.
          "BEGIN ISOLATION LEVEL READ COMMITTED", query, "SELECT session_user::text", "COMMIT",
        ])
        let places = try answers[1].map { row in
          (
            position: try row.value(at: 0, as: Int64.self),
            version: try row.value(at: 1, as: Int.self),
            recordedAt: try row.value(at: 2, as: Date.self)
          )
        }
        return (places, try answers[2][0].value(at: 0, as: String.self))
      } catch let error as PostgresError {
        // When this fails too, the pool does not lend the connection again.
        try? connection.script("ROLLBACK")
        throw AppendError(error, expected: append.expected, commandID: append.commandID) ?? error
      }
    }
    return zip(places, zip(append.events, ids)).map { place, recorded in
      RecordedEvent(
        position: place.position, stream: append.stream, version: place.version, id: recorded.1,
        event: recorded.0, actor: actor, commandID: append.commandID,
        recordedAt: place.recordedAt)
    }
  }

  private func decode(_ stored: [StoredEvent]) throws -> [RecordedEvent<Codec.Event>] {
    try stored.map { try $0.map { try codec.decode($0) } }
  }
}
