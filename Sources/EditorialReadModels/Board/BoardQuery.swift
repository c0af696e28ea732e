import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for articles, what was changed last first.
package struct BoardQuery: Sendable {
  /// Any, where there is none.
  package var editorialStates: [String]
  package var publicationState: String?
  package var section: String?
  package var assignee: String?
  /// Where the page before ended; nil for the first.
  package var cursor: PageCursor?
  /// At most so many rows.
  package var limit: Int

  package init(
    editorialStates: [String] = [], publicationState: String? = nil, section: String? = nil,
    assignee: String? = nil, after cursor: PageCursor? = nil, limit: Int
  ) {
    self.editorialStates = editorialStates
    self.publicationState = publicationState
    self.section = section
    self.assignee = assignee
    self.cursor = cursor
    self.limit = limit
  }

  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [BoardRow] {
    try connection.readPage(statement(from: source)).map { try BoardRow.table.record($0) }
  }

  /// Takes the first rows of each pair of states from an index that has them in order, and of these
  /// the first: so many rows are read at the most as the limit is, times the pairs, however long the
  /// board is and however few rows of it fit.
  package func statement(from source: ReadSource = .live) -> Query {
    var conditions: Query = ""
    if let section { conditions = conditions.appending(LongText.condition("section", is: section)) }
    if let assignee {
      conditions = conditions.appending(LongText.condition("assignee", is: assignee))
    }
    if let cursor {
      conditions = conditions.appending(
        " AND (updated_at, article) < (\(cursor.time), \(cursor.article))")
    }
    let (columns, pairs) = (BoardRow.table.columnList, pairs)
    return """
      SELECT \(raw: columns) FROM unnest(\(pairs.map(\.0)), \(pairs.map(\.1))) AS s(e, p)
      CROSS JOIN LATERAL (
        SELECT \(raw: columns) FROM \(raw: source.table(BoardRow.table)) b
        WHERE editorial_state = s.e AND publication_state = s.p\(conditions)
        ORDER BY updated_at DESC, article DESC LIMIT \(limit)
      ) AS b
      ORDER BY updated_at DESC, article DESC LIMIT \(limit)
      """
  }

  /// The row of one article, or nil.
  package static func article(_ id: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
    WHERE article = \(id)
    """
  }

  /// Where an article that fits may stand on both axes.
  private var pairs: [(String, String)] {
    let editorial =
      editorialStates.isEmpty
      ? EditorialState.allCases.map(\.rawValue) : Array(Set(editorialStates))
    let publication = publicationState.map { [$0] } ?? PublicationState.allCases.map(\.rawValue)
    return editorial.flatMap { state in publication.map { (state, $0) } }
  }
}
