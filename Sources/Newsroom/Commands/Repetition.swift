import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// A command that is sent again under the id of one that was carried out.
struct Repetition {
  let commandID: UUID
  let member: Member

  /// The answer the first time, or nil when there was no first time.
  ///
  /// - Throws: `AppendError.commandIDReused` when the id was another command's: what was asked now
  ///   must not be lost behind an answer to something else.
  func answer(
    to command: (_ salt: Salt, _ seen: ArticleState) -> ArticleCommand, on id: UUID
  ) async throws -> Receipt? {
    guard let outcome = try await member.handler.answer(of: commandID),
      let first = outcome.recorded.first
    else { return nil }
    let stream = first.stream.id
    let keys = [first.event.manuscript, first.event.note].compactMap(\.self)
    let (salt, texts) = try await member.withConnection { connection in
      (
        try TextStore.salt(of: stream, on: &connection),
        try TextStore.texts(keys, on: &connection)
      )
    }
    let asked = command(salt ?? .random(), outcome.state)
    guard asked.verb == .draft || stream == id,
      asked.mayHaveLed(to: first.event, comparingTexts: texts.count == keys.count)
    else { throw AppendError.commandIDReused(commandID) }
    return Receipt(id: stream, outcome)
  }
}
