package import Digests
package import EventSourcing
package import Foundation
package import PostgreSQL

/// The log of a PostgreSQL database, as a store for one kind of event.
package struct PostgresEventStore<Codec: EventCodec>: EventStore {
  package let pool: Pool
  /// The user whose connections of the pool it uses.
  package let user: SessionUser
  package let codec: Codec
  /// The login that the connections act as. The log refuses an append through a connection that
  /// acts as somebody else.
  package let caller: String
  /// Called with the position of the last event of each append.
  package var recorded: @Sendable (Int64) -> Void = { _ in }

  package init(pool: Pool, user: SessionUser = .configured, codec: Codec, caller: String) {
    self.pool = pool
    self.user = user
    self.codec = codec
    self.caller = caller
  }

  package func newSalt() -> Salt { .random() }

  package func load(
    _ streams: [StreamName]
  ) async throws -> [LoadedStream<Codec.Event, Salt>] {
    let ids = streams.map(\.id)
    let (stored, salts, now) = try await pool.withConnection(as: user) { connection in
      let answers = try connection.pipelinePrepared([
        // Stated, because the database may have another default: the salts must be as new as the
        // events.
        "BEGIN ISOLATION LEVEL READ COMMITTED",
        """
        SELECT \(raw: StoredEvent.columns) FROM galley.events
        WHERE stream = ANY (\(ids)) ORDER BY stream, version
        """,
        """
        SELECT s.stream, t.salt FROM unnest(\(ids)) AS s(stream)
        CROSS JOIN LATERAL (SELECT salt FROM galley.texts WHERE stream = s.stream LIMIT 1) AS t
        """,
        "SELECT clock_timestamp()",
        "COMMIT",
      ])
      let salts = try answers[2].map { row in
        (try row.value(at: 0, as: UUID.self), Salt(bytes: try row.value(at: 1)))
      }
      let now = try answers[3][0].value(at: 0, as: Date.self)
      return (try answers[1].map { try StoredEvent(row: $0) }, salts, now)
    }
    let salted = Dictionary(salts, uniquingKeysWith: { first, _ in first })
    let events = Dictionary(grouping: stored, by: \.stream)
    return try streams.map { stream in
      LoadedStream(
        events: try decode(events[stream] ?? []), salt: (salted[stream.id] ?? nil) ?? newSalt(),
        now: now)
    }
  }

  package func recorded(by commandID: UUID) async throws -> [RecordedEvent<Codec.Event>] {
    let stored = try await pool.withConnection(as: user) { connection in
      try connection.execute(
        """
        SELECT \(raw: StoredEvent.columns) FROM galley.events
        WHERE command_id = \(commandID) ORDER BY command_step
        """
      ).map { try StoredEvent(row: $0) }
    }
    guard stored.allSatisfy({ $0.stream.category == codec.category }) else {
      throw AppendError.commandIDReused(commandID)
    }
    return try decode(stored)
  }

  package func encoding(
    _ append: Append<Codec.Event, SaltedText>
  ) throws -> Append<Codec.Event, SaltedText> {
    guard append.encoded == nil else { return append }
    var encoded = append
    encoded.encoded = try append.events.map { try codec.encode($0) }
    return encoded
  }

  package func append(
    _ appends: [Append<Codec.Event, SaltedText>]
  ) async throws -> [AppendResult<Codec.Event>] {
    var results: [AppendResult<Codec.Event>?] = Array(repeating: nil, count: appends.count)
    var encoded: [(place: Int, events: [IdentifiedEvent])] = []
    for (place, append) in appends.enumerated() {
      do {
        let events = try encoding(append).encoded ?? []
        encoded.append((place, events.map { IdentifiedEvent(event: $0) }))
      } catch {
        results[place] = .failure(error)
      }
    }
    // A call has one category. Most batches have only one, too.
    let alone = encoded.filter { !appends[$0.place].largeAttachments.isEmpty }
    let places = Set(alone.map(\.place))
    let others = Dictionary(grouping: encoded.filter { !places.contains($0.place) }) {
      appends[$0.place].stream.category
    }
    for part in Array(others.values) + alone.map({ [$0] }) {
      let answers = await record(
        part.map { appends[$0.place] }, as: part.map { $0.events })
      for (encoded, answer) in zip(part, answers) { results[encoded.place] = answer }
    }
    return results.map { result in
      guard let result else { preconditionFailure("an append has a result") }
      if let last = try? result.get().last { recorded(last.position) }
      return result
    }
  }

  /// Records appends of one category in one transaction.
  private func record(
    _ appends: [Append<Codec.Event, SaltedText>], as encoded: [[IdentifiedEvent]]
  ) async -> [AppendResult<Codec.Event>] {
    let isAlone = appends.count == 1
    let query =
      isAlone
      ? AppendCall(appends[0], encoded[0], as: caller).query
      : AppendCall(appends, encoded, as: caller).query
    let pictures = storingPictures(of: appends)
    do {
      let rows = try await sending { connection in
        guard !pictures.isEmpty else {
          return try connection.pipelinePrepared([query])[0].map { try AppendRow($0) }
        }
        let answers = try connection.pipelinePrepared(["BEGIN"] + pictures + [query, "COMMIT"])
        return try answers[pictures.count + 1].map { try AppendRow($0) }
      }
      let answers = Dictionary(grouping: rows) { $0.command }
      return appends.enumerated().map { index, append in
        Result {
          try AppendRow.recorded(
            answers[index + 1] ?? [], of: append, ids: encoded[index].map { $0.id }, by: caller)
        }
      }
    } catch let error as PostgresError where error.kind == .usage && !isAlone {
      // The call was not sent, because one of the appends is invalid. Send each of them alone.
      var results: [AppendResult<Codec.Event>] = []
      for (append, events) in zip(appends, encoded) {
        results += await record([append], as: [events])
      }
      return results
    } catch let error as PostgresError {
      return appends.map { .failure(AppendError(error, of: $0) ?? error) }
    } catch {
      return appends.map { _ in .failure(error) }
    }
  }

  func storingPictures(of appends: [Append<Codec.Event, SaltedText>]) -> [Query] {
    appends.flatMap { append in
      append.largeAttachments.map {
        PictureStore.storing($0, of: append.stream.id, as: caller)
      }
    }
  }

  /// Runs `body` on a connection that can append. If it fails within a transaction, nothing of the
  /// transaction is recorded.
  func sending<Answer: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Answer
  ) async throws -> Answer {
    try await pool.withConnection(as: user) { connection in
      try connection.requirePrimary()
      // After a wait for another writer, the append must see what that writer recorded.
      try connection.requireReadCommitted()
      do {
        return try body(&connection)
      } catch {
        // If this fails too, the pool does not lend the connection again.
        if connection.isInTransaction { try? connection.script("ROLLBACK") }
        throw error
      }
    }
  }

  private func decode(_ stored: [StoredEvent]) throws -> [RecordedEvent<Codec.Event>] {
    try stored.map { try $0.map { try codec.decode($0) } }
  }
}
