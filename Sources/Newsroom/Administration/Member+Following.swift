import PostgreSQL
import PostgresEventStore

extension Member {
  /// The last event at a position or below, of a reader who has everything up to there.
  ///
  /// - Returns: Nil if there is none.
  package func lastEvent(through position: Int64) async throws -> PassedEvent? {
    try await readingLog { connection in
      try LogQuery().last(1, through: position, on: &connection).first
        .map { PassedEvent(position: $0.position, id: $0.id) }
    }
  }

  /// The next events after a position, for a reader who has those up to it.
  ///
  /// - Parameter last: The last event that the reader has; nil if it has none.
  /// - Returns: At most `count` events. They belong to the history of `last`.
  /// - Throws: ``Failure`` of the kind `conflict` if the log does not have `last`, and of the kind
  ///   `unavailable` if the server is a standby that does not have it yet.
  package func log(
    _ count: Int, after position: Int64, continuing last: PassedEvent?
  ) async throws -> [LogEntry] {
    do {
      return try await readingLog { connection in
        let watermark = try Watermark.read(on: &connection)
        let entries = try LogQuery().next(
          count, after: position, through: watermark, on: &connection)
        // If the history is still the same after the events were read, they belong to it.
        try last?.check(through: watermark, on: &connection)
        return entries
      }
    } catch is Replica.Behind {
      throw Failure(
        .unavailable,
        "the standby is behind: it does not have the event at position \(last?.position ?? position) "
          + "yet, the last that was passed on")
    }
  }
}
