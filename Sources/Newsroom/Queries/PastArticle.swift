import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// An article as it was, which answers as the read models did then.
struct PastArticle: Sendable {
  private let past: Past
  private let stream: PastStream<ArticleEvent>

  init(_ id: UUID, at past: Past, on connection: inout Connection) throws {
    self.past = past
    stream = try PastStream(
      id, through: past.position, by: ArticleEventCodec(), on: &connection)
  }

  /// - Parameter number: Without one, the revision that was the working one.
  func answer(revision number: Int?, on connection: inout Connection) throws -> ArticleAnswer {
    guard let board = stream.rows(of: Board.self).articles.first else {
      throw NewsroomError(.failed, "the article's first event cannot be read")
    }
    let revisions = stream.rows(of: Revisions.self).revisions
    let wanted = number.map { number in revisions.first { $0.revision == number } }
    guard let revision = wanted ?? revisions.last else {
      throw NewsroomError.noRevision(number, of: board)
    }
    let publications = stream.rows(of: Publications.self)
    let texts = try TextStore.texts([revision.manuscript], on: &connection)
    return ArticleAnswer(
      board: board, revision: revision, body: texts[revision.manuscript],
      publication: publications.publications.first, corrections: publications.corrections,
      slugs: publications.slugs, past: past)
  }

  func history(on connection: inout Connection) throws -> [HistoryEntry] {
    let notes = Dictionary(
      stream.events.compactMap { event in event.event.note.map { (event.version, $0) } },
      uniquingKeysWith: { first, _ in first })
    let texts = try TextStore.texts(Array(notes.values), on: &connection)
    return stream.rows(of: Activity.self).entries.map { row in
      HistoryEntry(row: row, note: notes[row.version].flatMap { texts[$0] })
    }
  }

  var intervals: [LiveInterval] {
    let revisions = stream.rows(of: Revisions.self).revisions
    return stream.rows(of: Publications.self).intervals.compactMap { row in
      revisions.first { $0.revision == row.revision }
        .map { LiveInterval(row: row, headline: $0.headline) }
    }
  }
}
