import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension ArticleAnswer {
  static let models: [ReadModels.Model] = [Board.self, Revisions.self, Publications.self]

  /// What to ask about an article.
  ///
  /// - Parameter revision: Nil for the working revision.
  static func queries(of id: UUID, revision: Int?) -> [Query] {
    [
      BoardQuery.article(id), RevisionQuery.revision(revision, of: id),
      PublicationQuery.publication(of: id), PublicationQuery.corrections(of: id),
      PublicationQuery.slugs(of: id), PublicationQuery.replacement(of: id),
    ]
  }

  /// - Parameters:
  ///   - answers: To the queries.
  ///   - reference: How the article was named.
  /// - Throws: ``Failure`` if there is no such article or revision.
  init(
    _ answers: ArraySlice<Rows>, revision number: Int?, as reference: String,
    on connection: inout Connection
  ) throws {
    let answers = Array(answers)
    guard let board = try answers[0].first.map(BoardRow.table.record) else {
      // No article may have the id.
      _ = try Reference.resolve(reference, on: &connection)
      throw Failure(.failed, "\(reference) is not on the board", .rebuild(readModel: Board.name))
    }
    guard let row = answers[1].first else { throw Failure.noRevision(number, of: board) }
    let revision = try RevisionRow.table.record(row)
    let body: String? = try row.value(at: RevisionRow.table.columns.count)
    // Read after the text: if the text is missing, its erasure is already recorded.
    let erasures = try body == nil ? TextErasure.all(of: [board.article], on: &connection) : [:]
    self.init(
      board: board, revision: revision, body: body, erased: erasures[revision.manuscript],
      pictures: try ShownPicture.all(revision.pictures, of: board.article, on: &connection),
      publication: try answers[2].first.map(PublicationRow.table.record),
      corrections: try answers[3].map(CorrectionRow.table.record),
      replacement: try answers[5].first.map { try $0.value(at: 0) },
      slugs: try answers[4].map(SlugRow.table.record))
  }
}
