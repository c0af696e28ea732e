package import PostgreSQL
import PostgresEventStore

/// Asks the board for the articles that a person works on, and for all pending schedules.
package struct UnfinishedQuery: Sendable {
  package let person: String

  package init(person: String) { self.person = person }

  /// Oldest change first.
  package func run(on connection: inout Connection) throws -> [BoardRow] {
    try connection.execute(statement).map { try BoardRow.table.record($0) }
  }

  package var statement: Query {
    """
    SELECT \(raw: BoardRow.table.columnList)
    FROM \(raw: ReadSource.live.table(BoardRow.table)) b
    WHERE publication_state <> 'killed' AND editorial_state <> 'spiked' AND (
      assignee = \(person) OR scheduled_at IS NOT NULL OR unpublish_at IS NOT NULL
      OR editorial_state = 'submitted' AND submitted_by = \(person)
      OR editorial_state IN ('draft', 'changesRequested') AND drafted_by = \(person))
    ORDER BY updated_at, article
    """
  }
}
