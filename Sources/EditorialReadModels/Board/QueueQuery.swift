import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for the articles that are waiting for review, longest wait first.
package struct QueueQuery: Sendable {
  package var section: String?
  /// Only what this person may approve by the four-eyes rule; nil for everything.
  package var reviewer: String?
  /// Where the previous page ended; nil for the first.
  package var cursor: PageCursor?
  /// The most rows.
  package var limit: Int

  package init(
    section: String? = nil, reviewer: String? = nil, after cursor: PageCursor? = nil, limit: Int
  ) {
    self.section = section
    self.reviewer = reviewer
    self.cursor = cursor
    self.limit = limit
  }

  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [BoardRow] {
    try connection.readPage(statement(from: source)).map { try BoardRow.table.record($0) }
  }

  /// Whether the four-eyes rule permits the person to approve the submitted article `b`.
  static func mayApprove(_ reviewer: String, from source: ReadSource) -> Query {
    """
    (submitted_by <> \(reviewer) AND NOT EXISTS (
      SELECT FROM \(raw: source.table(RevisionRow.table)) r
      WHERE r.article = b.article AND r.revision = b.revision
        AND \(reviewer) = ANY (r.contributors)))
    """
  }

  /// The state and the limit are in the text: with parameters for them, the server would plan the
  /// statement each time, because only some values can use the index.
  package func statement(from source: ReadSource = .live) -> Query {
    var query: Query = """
      SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
      WHERE editorial_state = '\(raw: EditorialState.submitted.rawValue)'
      """
    if let section { query = query.appending(LongText.condition("section", is: section)) }
    if let reviewer {
      query = query.appending(" AND \(Self.mayApprove(reviewer, from: source))")
    }
    if let cursor {
      query = query.appending(" AND (since, article) > (\(cursor.time), \(cursor.article))")
    }
    return query.appending(" ORDER BY since, article LIMIT \(literal: limit)")
  }
}
