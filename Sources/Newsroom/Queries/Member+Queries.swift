import Digests
package import EditorialReadModels
package import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

extension Member {
  /// A page of the articles on the board that fit the query, last changed first.
  ///
  /// - Throws: ``Failure`` that names similar people if an author is unknown.
  package func list(
    _ query: BoardQuery, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Page<ArticleSummary>> {
    let found = try await read([Board.self], asOf: asOf, progress: progress) { source in
      var query = query
      query.limit += 1
      return PageReading.statements(query.statement(from: source))
    } _: { answers, source, connection in
      for case .author(let name) in query.people {
        try requireKnown(
          name, or: BoardQuery.hasArticles(by: name, from: source), on: &connection)
      }
      if let assignee = query.assignee {
        try requireKnown(
          assignee, or: BoardQuery.hasAssignments(of: assignee, from: source), on: &connection)
      }
      let rows = try PageReading.rows(in: answers).map { row in
        let row = try BoardRow.table.record(row)
        return ArticleSummary(row: row, cursor: PageCursor(row.updatedAt, row.article))
      }
      let page = Page(limit: query.limit, found: rows)
      return try Self.remarked(page, query.section, from: source, on: &connection)
    }
    return Answer(found)
  }

  /// A page of the board. If it is empty, it says whether no article has the section.
  private static func remarked(
    _ page: Page<ArticleSummary>, _ section: String?, from source: ReadSource,
    on connection: inout Connection
  ) throws -> Remarked<Page<ArticleSummary>> {
    guard page.rows.isEmpty else { return Remarked(page) }
    return Remarked(
      page, try UnknownFilter.section(section, in: BoardRow.table, from: source, on: &connection))
  }

  /// A page of the articles that are waiting for review, longest wait first.
  package func queue(
    _ query: QueueQuery, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Page<ArticleSummary>> {
    let found = try await read([Board.self], asOf: asOf, progress: progress) { source in
      var query = query
      query.limit += 1
      return PageReading.statements(query.statement(from: source))
    } _: { answers, source, connection in
      let rows = try PageReading.rows(in: answers).map { row in
        let row = try BoardRow.table.record(row)
        return ArticleSummary(row: row, cursor: PageCursor(row.since, row.article))
      }
      let page = Page(limit: query.limit, found: rows)
      return try Self.remarked(page, query.section, from: source, on: &connection)
    }
    return Answer(found)
  }

  /// An article: its working revision, or the one with this number.
  ///
  /// - Throws: ``Failure`` if there is no such article or revision.
  package func show(
    _ reference: String, revision: Int? = nil, asOf: AsOf? = nil
  ) async throws -> Answer<ArticleAnswer> {
    if let past = try await past(asOf) {
      return try await read(reference, at: past) { article, connection in
        try article.answer(revision: revision, on: &connection)
      }
    }
    return try await read(ArticleAnswer.models, about: reference) { id in
      ArticleAnswer.queries(of: id, revision: revision)
    } _: { _, answers, connection in
      try ArticleAnswer(answers[...], revision: revision, as: reference, on: &connection)
    }
  }

  /// The history of an article, oldest first.
  package func history(
    _ reference: String, asOf: AsOf? = nil
  ) async throws -> Answer<[HistoryEntry]> {
    if let past = try await past(asOf) {
      return try await read(reference, at: past) { try $0.history(on: &$1) }
    }
    return try await read([Activity.self], about: reference) { id, connection in
      let rows = try connection.execute(ActivityQuery.history(of: id))
      let erasures = try TextErasure.all(of: [id], on: &connection)
      return try rows.map { row in
        let text = try row.value("text", as: String?.self).flatMap { Digest(hex: $0) }
        return HistoryEntry(
          row: try ActivityRow.table.record(row), reason: try row.value("reason"),
          note: try row.value("note"), erased: text.flatMap { erasures[$0] })
      }
    }
  }

  /// What was done to an article since a version of it, oldest first.
  ///
  /// - Parameter version: The number of the article's events that the caller has seen.
  package func changes(of article: UUID, since version: Int) async throws -> [HistoryEntry] {
    try await history(article.text).value.filter { $0.row.version > version }
  }

  /// A page of the live articles, last published first.
  ///
  /// - Parameter cursor: The end of the previous page.
  package func live(
    limit: Int, after cursor: PageCursor? = nil, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Page<LiveArticle>> {
    let models: [ReadModels.Model] = [Publications.self, Revisions.self]
    return try await read(models, asOf: asOf, progress: progress) { source, connection in
      try LiveArticle.page(limit: limit, after: cursor, from: source, on: &connection)
    }
  }

  /// The times in which each revision of an article was public, oldest first.
  package func intervals(
    _ reference: String, asOf: AsOf? = nil
  ) async throws -> Answer<[LiveInterval]> {
    if let past = try await past(asOf) {
      return try await read(reference, at: past) { try $0.intervals(on: &$1) }
    }
    return try await read([Publications.self, Revisions.self], about: reference) {
      id, connection in
      let erasures = try TextErasure.all(of: [id], on: &connection)
      return try connection.execute(PublicationQuery.intervals(of: id)).map { row in
        LiveInterval(
          row: try LiveIntervalRow.table.record(row), headline: try row.value("headline"),
          erased: try Digest(bytes: row.value("manuscript")).flatMap { erasures[$0] })
      }
    }
  }

  /// How long articles take from submission to approval and to publication: each group, then all
  /// together; empty if nothing was submitted.
  package func stats(
    _ query: TurnaroundQuery, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<[TurnaroundSummary]> {
    let found = try await read([Turnaround.self], asOf: asOf, progress: progress) {
      source, connection in
      let summaries = try query.run(from: source, on: &connection)
      guard summaries.isEmpty else { return Remarked(summaries) }
      return Remarked(
        summaries,
        try UnknownFilter.section(
          query.section, in: TurnaroundRow.table, from: source, on: &connection))
    }
    return Answer(found)
  }
}

extension Failure {
  static func noRevision(_ number: Int?, of board: BoardRow) -> Failure {
    Failure(
      .notFound,
      "\(board.slug) has no revision \(number ?? 0); its revisions are 1 to \(board.revision)")
  }
}
