import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for the articles that are waiting for review, longest wait first.
package struct QueueQuery: Sendable {
  package var section: String?
  /// Where the previous page ended; nil for the first.
  package var cursor: PageCursor?
  /// The most rows.
  package var limit: Int

  package init(section: String? = nil, after cursor: PageCursor? = nil, limit: Int) {
    self.section = section
    self.cursor = cursor
    self.limit = limit
  }

  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [BoardRow] {
    try connection.readPage(statement(from: source)).map { try BoardRow.table.record($0) }
  }

  package func statement(from source: ReadSource = .live) -> Query {
    var query: Query = """
      SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
      WHERE editorial_state = \(EditorialState.submitted)
      """
    if let section { query = query.appending(LongText.condition("section", is: section)) }
    if let cursor {
      query = query.appending(" AND (since, article) > (\(cursor.time), \(cursor.article))")
    }
    return query.appending(" ORDER BY since, article LIMIT \(limit)")
  }
}
