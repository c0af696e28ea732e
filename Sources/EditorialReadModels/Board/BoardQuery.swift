package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board.
package struct BoardQuery: Sendable {
  package enum Order: Sendable {
    /// What was changed last comes first.
    case latestChange
    /// What has waited longest in its state comes first.
    case longestWait
  }

  package var editorialStates: [String]
  package var publicationState: String?
  package var section: String?
  package var assignee: String?
  package var order: Order
  /// At most so many rows.
  package var limit: Int

  package init(
    editorialStates: [String] = [], publicationState: String? = nil, section: String? = nil,
    assignee: String? = nil, order: Order = .latestChange, limit: Int
  ) {
    self.editorialStates = editorialStates
    self.publicationState = publicationState
    self.section = section
    self.assignee = assignee
    self.order = order
    self.limit = limit
  }

  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [BoardRow] {
    try connection.execute(statement(from: source)).map { try BoardRow.table.record($0) }
  }

  package func statement(from source: ReadSource = .live) -> Query {
    var query: Query = """
      SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
      WHERE true
      """
    if !editorialStates.isEmpty {
      query = query.appending(" AND editorial_state = ANY(\(editorialStates))")
    }
    if let publicationState {
      query = query.appending(" AND publication_state = \(publicationState)")
    }
    if let section { query = query.appending(LongText.condition("section", is: section)) }
    if let assignee { query = query.appending(LongText.condition("assignee", is: assignee)) }
    switch order {
    case .latestChange: query = query.appending(" ORDER BY updated_at DESC, article")
    case .longestWait: query = query.appending(" ORDER BY since, article")
    }
    return query.appending(" LIMIT \(limit)")
  }

  /// The row of one article, or nil.
  package static func article(_ id: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
    WHERE article = \(id)
    """
  }
}
