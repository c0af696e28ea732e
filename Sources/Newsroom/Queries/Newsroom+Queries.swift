package import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Newsroom {
  /// The articles on the board that fit the query.
  package func list(_ query: BoardQuery) async throws -> [ArticleSummary] {
    try await read([Board.self]) { try query.run(on: &$0).map(ArticleSummary.init) }
  }

  /// An article: its working revision, or the one with this number.
  ///
  /// - Throws: ``NewsroomError`` when there is no such article or revision.
  package func show(_ reference: String, revision: Int? = nil) async throws -> ArticleAnswer {
    try await read([Board.self, Revisions.self, Publications.self]) { connection in
      let id = try Reference.resolve(reference, on: &connection)
      let answers = try connection.pipeline([
        BoardQuery.article(id),
        RevisionQuery.revision(revision, of: id),
        PublicationQuery.publication(of: id),
        PublicationQuery.corrections(of: id),
        PublicationQuery.slugs(of: id),
      ])
      guard let board = try answers[0].first.map(BoardRow.table.record) else {
        throw NewsroomError(.failed, "\(reference) is not on the board; rebuild it")
      }
      guard let row = answers[1].first else {
        throw NewsroomError(
          .failed,
          "\(board.slug) has no revision \(revision ?? 0); its revisions are 1 to "
            + "\(board.revision)")
      }
      return ArticleAnswer(
        board: board, revision: try RevisionRow.table.record(row), body: try row.value("body"),
        publication: try answers[2].first.map(PublicationRow.table.record),
        corrections: try answers[3].map(CorrectionRow.table.record),
        slugs: try answers[4].map(SlugRow.table.record))
    }
  }

  /// All that was done to an article, oldest first.
  package func history(_ reference: String) async throws -> [HistoryEntry] {
    try await read([Activity.self]) { connection in
      let id = try Reference.resolve(reference, on: &connection)
      return try connection.execute(ActivityQuery.history(of: id)).map { row in
        HistoryEntry(row: try ActivityRow.table.record(row), note: try row.value("note"))
      }
    }
  }

  /// What the public can read, published latest first.
  package func live(limit: Int) async throws -> [LiveArticle] {
    try await read([Publications.self, Revisions.self]) { connection in
      try connection.execute(PublicationQuery.live(limit: limit)).map { row in
        LiveArticle(
          row: try PublicationRow.table.record(row), headline: try row.value("headline"),
          section: try row.value("section"), corrections: try row.value("corrections"))
      }
    }
  }
}
