import Editorial
import EditorialReadModels
import Foundation
import Manuscripts
import PostgreSQL

extension ArticleNote {
  /// The notes that these events added, each with what settled it, and with its words followed into
  /// the working revision.
  static func list(
    _ events: [NoteEvent], on article: ArticleAnswer, on connection: inout Connection
  ) throws -> [ArticleNote] {
    let bodies = try bodies(of: events, on: article, on: &connection)
    var tracks: [Int: WordDiff] = [:]
    var notes: [ArticleNote] = []
    for event in events {
      switch event.subject {
      case .resolution(let number):
        guard let index = notes.firstIndex(where: { $0.number == number }) else { continue }
        notes[index].resolution = .init(by: event.by, at: event.at, text: event.text)
      case .passage, nil:
        let passage = event.passage.map { passage in
          let old = bodies[passage.revision]
          let range = old.flatMap { passage.range(in: $0) }
          if tracks[passage.revision] == nil, let old, let new = article.body {
            tracks[passage.revision] = WordDiff(from: old, to: new)
          }
          let present = range.flatMap { tracks[passage.revision]?.track($0) }
          return Passage(
            revision: passage.revision, words: old.flatMap { $0.text(in: range) },
            present: article.body.flatMap { $0.text(in: present) },
            reading: article.body.flatMap { $0.reading(of: present) }
              ?? old.flatMap { $0.reading(of: range) })
        }
        notes.append(
          ArticleNote(
            number: event.version, by: event.by, at: event.at, text: event.text, passage: passage))
      }
    }
    return notes
  }

  /// The texts that the notes are about, by the numbers of their revisions.
  private static func bodies(
    of events: [NoteEvent], on article: ArticleAnswer, on connection: inout Connection
  ) throws -> [Int: String] {
    var bodies = [article.revision.revision: article.body].compactMapValues(\.self)
    let earlier = Set(events.compactMap { $0.passage?.revision })
      .subtracting([article.revision.revision])
    guard !earlier.isEmpty else { return bodies }
    let rows = try connection.execute(
      RevisionQuery.revisions(earlier.map { (article.board.article, $0) }))
    for row in rows {
      bodies[try row.value("revision")] = try row.value("body", as: String?.self)
    }
    return bodies
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

  /// As a reader sees it.
  ///
  /// - Parameter range: In bytes of UTF-8.
  fileprivate func reading(of range: Range<Int>?) -> String? {
    range.map { PassageSearch.reading($0, of: self) }
  }
}
