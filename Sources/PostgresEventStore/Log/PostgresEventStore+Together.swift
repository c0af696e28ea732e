package import Digests
package import EventSourcing
import PostgreSQL

// Appends that belong together, such as the articles of a batch of an import.
extension PostgresEventStore {
  /// Records all of `appends`, which are of one category, in one transaction. If the log refuses
  /// one of them, it records none.
  ///
  /// What is recorded is not sent back, because nobody looks at it.
  ///
  /// - Returns: The refusals, each with the place of its append; empty if all are recorded.
  package func appendTogether(
    _ appends: [Append<Codec.Event, SaltedText>]
  ) async throws -> [(place: Int, error: any Error)] {
    guard !appends.isEmpty else { return [] }
    var encoded: [[IdentifiedEvent]] = []
    var refused: [(place: Int, error: any Error)] = []
    for (place, append) in appends.enumerated() {
      do {
        let events = try encoding(append).encoded ?? []
        encoded.append(events.map { IdentifiedEvent(event: $0) })
      } catch {
        refused.append((place, error))
      }
    }
    guard refused.isEmpty else { return refused }
    let statements =
      ["BEGIN"] + storingPictures(of: appends)
      + [AppendCall(appends, encoded, as: caller, isAnswerShort: true).query]
    do {
      let rows = try await sending { connection in
        let answers = try connection.pipelinePrepared(statements)
        let rows = try answers[statements.count - 1].map { try AppendRow($0) }
        try connection.script(rows.contains { $0.isRefusal } ? "ROLLBACK" : "COMMIT")
        return rows
      }
      var last: Int64?
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
