import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// A command that repeats the id of one that was carried out.
struct Repetition {
  let commandID: UUID
  let member: Member

  /// The first answer, or nil if the id is new.
  ///
  /// The requests are compared under the salt of the recorded article. A text that was erased since
  /// is not compared: its key confirms no guess.
  ///
  /// - Throws: `AppendError.commandIDReused` if the id belongs to another command: its answer
  ///   must not hide that this command was not carried out.
  func answer(
    to command: (_ salt: Salt, _ seen: ArticleState) -> ArticleCommand, on id: UUID
  ) async throws -> Receipt? {
    guard let outcome = try await member.handler.answer(of: commandID),
      let first = outcome.recorded.first
    else { return nil }
    let (commandID, stream) = (commandID, first.stream.id)
    let keys = [first.event.manuscript, first.event.note].compactMap(\.self)
    let (salt, texts, request) = try await member.withConnection { connection in
      (
        try TextStore.salt(of: stream, on: &connection),
        try TextStore.texts(keys, on: &connection),
        try LogReader.request(of: commandID, on: &connection)
      )
    }
    var asked = command(salt ?? .random(), outcome.state)
    if texts.count < keys.count { asked = asked.citing(first.event) }
    guard asked.verb == .draft || stream == id, asked.request == request else {
      throw AppendError.commandIDReused(commandID)
    }
    return Receipt(id: stream, outcome)
  }
}
