import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// An article as it was, with the answers that the read models gave then.
struct PastArticle: Sendable {
  private let id: UUID
  private let past: Past
  private let stream: PastStream<ArticleEvent>

  init(_ id: UUID, at past: Past, on connection: inout Connection) throws {
    self.id = id
    self.past = past
    stream = try PastStream(
      id, through: past.position, by: ArticleEventCodec(), on: &connection)
  }

  /// - Parameter number: Nil for the working revision of that time.
  func answer(revision number: Int?, on connection: inout Connection) throws -> ArticleAnswer {
    guard let board = stream.rows(of: Board.self).articles.first else {
      throw Failure(.failed, "the article's first event cannot be read")
    }
    let revisions = stream.rows(of: Revisions.self).revisions
    let wanted = number.map { number in revisions.first { $0.revision == number } }
    guard let revision = wanted ?? revisions.last else {
      throw Failure.noRevision(number, of: board)
    }
    let publications = stream.rows(of: Publications.self)
    let texts = try TextStore.texts([revision.manuscript], on: &connection)
    let replacement = try publications.publications.first?.replacement.flatMap { id in
      try connection.execute(PublicationQuery.slug(of: id)).first?.value(at: 0, as: Slug.self)
    }
    return ArticleAnswer(
      board: board, revision: revision, body: texts[revision.manuscript],
      erased: try erasures(on: &connection)[revision.manuscript],
      pictures: try ShownPicture.all(revision.pictures, of: id, on: &connection),
      publication: publications.publications.first, corrections: publications.corrections,
      replacement: replacement, slugs: publications.slugs, past: past)
  }

  func history(on connection: inout Connection) throws -> [HistoryEntry] {
    let events = Dictionary(
      stream.events.map { ($0.version, $0.event) }, uniquingKeysWith: { first, _ in first })
    let texts = try TextStore.texts(events.values.compactMap(\.note), on: &connection)
    let erasures = try erasures(on: &connection)
    return stream.rows(of: Activity.self).entries.map { row in
      let event = events[row.version]
      let text = event?.note ?? event?.manuscript
      return HistoryEntry(
        row: row, reason: event?.reason, note: event?.note.flatMap { texts[$0] },
        erased: text.flatMap { erasures[$0] })
    }
  }

  func intervals(on connection: inout Connection) throws -> [LiveInterval] {
    let revisions = stream.rows(of: Revisions.self).revisions
    let erasures = try erasures(on: &connection)
    return stream.rows(of: Publications.self).intervals.compactMap { row in
      revisions.first { $0.revision == row.revision }.map {
        LiveInterval(row: row, headline: $0.headline, erased: erasures[$0.manuscript])
      }
    }
  }

  /// Includes later erasures.
  private func erasures(on connection: inout Connection) throws -> [Digest: TextErasure] {
    try TextErasure.all(of: [id], on: &connection)
  }
}
