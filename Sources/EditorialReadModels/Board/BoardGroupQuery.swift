package import PostgreSQL
import PostgresEventStore

/// Asks the board for a page of one group of articles. Each group has its own order.
package protocol BoardGroupQuery: Sendable {
  func statement(from source: ReadSource) -> Query

  /// Where the list continues after the row.
  func cursor(after row: BoardRow) -> PageCursor
}

extension BoardGroupQuery {
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [BoardRow] {
    try connection.executePrepared(statement(from: source)).map { try BoardRow.table.record($0) }
  }
}
