package import Digests
package import EventSourcing
import PostgreSQL

// Appends that belong together, such as the articles of a batch of an import.
extension PostgresEventStore {
  /// Encodes `appends`, which are of one category, while others are recorded.
  ///
  /// - Throws: The codec's error, if an event cannot be encoded.
  package func encodingTogether(
    _ appends: [Append<Codec.Event, SaltedText>]
  ) throws -> EncodedAppends<Codec.Event> {
    let events = try appends.map { append in
      try (encoding(append).encoded ?? []).map { IdentifiedEvent(event: $0) }
    }
    let call = AppendCall(appends, events, as: caller, isAnswerShort: true)
    return EncodedAppends(
      appends: appends,
      statements: ["BEGIN"] + storingPictures(of: appends) + [call.query.encodingParameters()])
  }

  /// Records all appends in one transaction. If the log refuses one of them, it records none.
  ///
  /// What is recorded is not sent back, because nobody looks at it.
  ///
  /// - Returns: The refusals, each with the place of its append; empty if all are recorded.
  package func appendTogether(
    _ encoded: EncodedAppends<Codec.Event>
  ) async throws -> [(place: Int, error: any Error)] {
    let (appends, statements) = (encoded.appends, encoded.statements)
    guard !appends.isEmpty else { return [] }
    do {
      let rows = try await sending { connection in
        let answers = try connection.pipelinePrepared(statements)
        let rows = try answers[statements.count - 1].map { try AppendRow($0) }
        try connection.script(rows.contains { $0.isRefusal } ? "ROLLBACK" : "COMMIT")
        return rows
      }
      var last: Int64?
      var refused: [(place: Int, error: any Error)] = []
      for row in rows {
        do throws(PostgresError) {
          last = try row.outcome.get().position
        } catch {
          let place = row.command - 1
          refused.append((place, AppendError(error, of: appends[place]) ?? error))
        }
      }
      if refused.isEmpty, let last { recorded(last) }
      return refused
    } catch let error as PostgresError {
      return appends.enumerated().map { ($0, AppendError(error, of: $1) ?? error) }
    }
  }
}
