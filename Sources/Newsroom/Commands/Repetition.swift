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
  /// The requests are compared under the salt of the recorded article. If a text or picture was
  /// erased since, their keys are not compared: they confirm no guess.
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
    let pictures = first.event.pictures.map(\.key)
    let (salt, texts, stored, request) = try await member.withConnection { connection in
      (
        try TextStore.salt(of: stream, on: &connection),
        try TextStore.texts(keys, on: &connection),
        try PictureStore.stored(pictures, on: &connection),
        try LogReader.request(of: commandID, on: &connection)
      )
    }
    var asked = command(salt ?? .random(), outcome.state)
    if texts.count < keys.count || stored.count < Set(pictures).count {
      asked = asked.citing(first.event)
    }
    guard asked.verb == .draft || stream == id, asked.request == request else {
      throw AppendError.commandIDReused(commandID)
    }
    return Receipt(id: stream, outcome)
  }
}
