import Digests
import Editorial
import EditorialReadModels
import EventSourcing
package import Foundation
import Manuscripts
import PlainText
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Adds a note on words of the working revision, or on those of the expected one. A repetition finds
  /// the words where they were found first.
  ///
  /// - Parameter words: As a reader sees them; white space and marks of Markdown do not count, and
  ///   neither does the dateline before the first paragraph.
  /// - Throws: ``Failure`` if the words are not in the text, or several times.
  package func note(
    _ text: String, onWords words: String, of id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    let noted = try await revisionNoted(by: options.commandID, on: id)
    let found = try await show(id.text, revision: options.expectedRevision ?? noted).value
    guard let body = found.body else {
      throw Failure(.refused, "the text of revision \(found.revision.revision) was erased")
    }
    let (line, trimmed) = (found.revision.dateline?.rendered ?? "", words.trimmed)
    let wanted = trimmed.hasPrefix(line) ? String(trimmed.dropFirst(line.count)) : trimmed
    let ranges = PassageSearch.ranges(of: wanted, in: body)
    guard let range = ranges.first else {
      throw Failure(
        .unacceptable,
        "these words are not in revision \(found.revision.revision); copy them from the text itself, not "
          + "from the headline, the standfirst, the dateline or what is written below a picture")
    }
    guard ranges.count == 1 else {
      throw Failure(
        .unacceptable,
        "these words are \(ranges.count) times in the text; add the words around them")
    }
    let passage = NotedPassage(
      revision: found.revision.revision, start: range.lowerBound, end: range.upperBound)
    return try await note(text, on: id, about: .passage(passage), options: options)
  }

  /// The revision whose words a command noted that was carried out under this id; nil if none was.
  private func revisionNoted(by commandID: UUID?, on article: UUID) async throws -> Int? {
    guard let commandID, let first = try await store.recorded(by: commandID).first,
      first.stream.id == article, case .noteAdded(_, about: .passage(let passage)) = first.event
    else { return nil }
    return passage.revision
  }

  /// Settles a note, with a few words about how.
  ///
  /// - Parameter number: The version of the event that added the note.
  package func resolve(
    note number: Int, of id: UUID, with text: String, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await note(text, on: id, about: .resolution(of: number), options: options)
  }

  /// The notes on an article, oldest first, with their words followed into the working revision. Those
  /// that settle others are shown with them.
  package func notes(on reference: String) async throws -> Answer<[ArticleNote]> {
    try await read(ArticleAnswer.models, about: reference) { id in
      ArticleAnswer.queries(of: id, revision: nil) + [NoteEvent.query(of: id)]
    } _: { _, answers, connection in
      let article = try ArticleAnswer(
        answers.dropLast(), revision: nil, as: reference, on: &connection)
      return try ArticleNote.list(
        try (answers.last.map { Array($0) } ?? []).map { try NoteEvent($0) }, on: article,
        on: &connection)
    }
  }
}
