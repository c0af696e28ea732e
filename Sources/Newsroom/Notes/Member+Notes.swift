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
  /// Adds a note on words of the working revision, or on those of the expected one.
  ///
  /// - Parameter words: As a reader sees them; white space and marks of emphasis do not count.
  /// - Throws: ``Failure`` if the words are not in the text, or several times.
  package func note(
    _ text: String, onWords words: String, of id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    let found = try await show(id.text, revision: options.expectedRevision).value
    guard let body = found.body else {
      throw Failure(.refused, "the text of revision \(found.revision.revision) was erased")
    }
    let ranges = PassageSearch.ranges(of: words, in: body)
    guard let range = ranges.first else {
      throw Failure(
        .unacceptable,
        "these words are not in revision \(found.revision.revision); copy them from the text")
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
    let now = try await show(reference)
    let id = now.value.board.article
    let added = try await withConnection { try NoteEvent.all(of: id, on: &$0) }
    var bodies = [now.value.revision.revision: now.value.body]
    for revision in Set(added.compactMap { $0.passage?.revision }) where bodies[revision] == nil {
      bodies[revision] = try await show(id.text, revision: revision).value.body
    }
    var tracks: [Int: WordDiff] = [:]
    var notes: [ArticleNote] = []
    for event in added {
      switch event.subject {
      case .resolution(let number):
        guard let index = notes.firstIndex(where: { $0.number == number }) else { continue }
        notes[index].resolution = .init(by: event.by, at: event.at, text: event.text)
      case .passage, nil:
        let passage = event.passage.map { passage in
          let old = bodies[passage.revision] ?? nil
          let range = old.flatMap { passage.range(in: $0) }
          if tracks[passage.revision] == nil, let old, let new = now.value.body {
            tracks[passage.revision] = WordDiff(from: old, to: new)
          }
          let present = range.flatMap { tracks[passage.revision]?.track($0) }
          return ArticleNote.Passage(
            revision: passage.revision, words: old.flatMap { $0.text(in: range) },
            present: now.value.body.flatMap { $0.text(in: present) })
        }
        notes.append(
          ArticleNote(
            number: event.version, by: event.by, at: event.at, text: event.text, passage: passage))
      }
    }
    return Answer(value: notes, remarks: now.remarks)
  }
}

extension NotedPassage {
  /// Its bytes; nil if the text does not have them, which only a false event can cause.
  fileprivate func range(in text: String) -> Range<Int>? {
    0 <= start && start < end && end <= text.utf8.count ? start..<end : nil
  }
}

extension String {
  /// - Parameter range: In bytes of UTF-8.
  fileprivate func text(in range: Range<Int>?) -> String? {
    range.map { String(decoding: Array(utf8)[$0], as: UTF8.self) }
  }
}
