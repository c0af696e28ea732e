import Editorial
import EditorialReadModels
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The articles with these ids that are on the board.
  package func summaries(of articles: [UUID]) async throws -> Answer<[UUID: ArticleSummary]> {
    try await read([Board.self]) { connection in
      let rows = try connection.execute(BoardQuery.articles(articles))
        .map { try BoardRow.table.record($0) }
      return Dictionary(
        rows.map {
          ($0.article, ArticleSummary(row: $0, cursor: PageCursor($0.updatedAt, $0.article)))
        }
      ) { first, _ in first }
    }
  }

  /// What a list of articles can be filtered by: the logins of active people, and the sections as
  /// ``sections()``. It takes one round trip.
  package func filterChoices() async throws -> (people: [String], sections: [String]) {
    let named = newsroomSettings.sections
    return try await asking([Board.self]) { freshness, connection in
      let queries: [Query] = [
        "SELECT login FROM galley.people WHERE disabled_at IS NULL ORDER BY login",
        FilterNames.sections(in: BoardRow.table, from: .live),
      ]
      let answers = try freshness.ask(queries, on: &connection).answers
      let names = try answers.map { try $0.map { try $0.value(at: 0, as: String.self) } }
      return (names[0], Set(named + names[1]).sorted())
    }
  }

  /// What articles can be filtered by: the sections that the newsroom names or its articles have, in
  /// the order of the alphabet.
  package func sections() async throws -> Answer<[String]> {
    let named = newsroomSettings.sections
    return try await read([Board.self]) { connection in
      let used = try connection.execute(
        FilterNames.sections(in: BoardRow.table, from: .live)
      ).map { try $0.value(at: 0, as: String.self) }
      return Set(named + used).sorted()
    }
  }
}
