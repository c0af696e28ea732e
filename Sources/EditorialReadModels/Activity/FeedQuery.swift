package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks what was done in the newsroom, latest first.
package struct FeedQuery: Sendable {
  /// Only what this person did; nil for everybody.
  package var actor: String?
  /// Only what was recorded at this time or later; nil for everything.
  package var since: Date?
  /// Nothing up to this position is read. It is below everything since ``since``.
  package var floor: Int64
  /// Where the previous page ended; nil for the first.
  package var cursor: PositionCursor?
  /// The most rows.
  package var limit: Int

  package init(
    actor: String? = nil, since: Date? = nil, above floor: Int64 = 0,
    after cursor: PositionCursor? = nil, limit: Int
  ) {
    self.actor = actor
    self.since = since
    self.floor = floor
    self.cursor = cursor
    self.limit = limit
  }

  /// The row's columns, then the article's `slug`, `headline` and `first_position`, which are null
  /// if it is not on the board.
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> Rows {
    try connection.readPage(statement(from: source))
  }

  package func statement(from source: ReadSource = .live) -> Query {
    let columns = ActivityRow.table.columns.map { "a.\($0.name)" }.joined(separator: ", ")
    var conditions: Query = ""
    if let actor { conditions = conditions.appending(LongText.condition("actor", is: actor)) }
    if let since { conditions = conditions.appending(" AND at >= \(since)") }
    if let cursor { conditions = conditions.appending(" AND position < \(cursor.position)") }
    return """
      SELECT \(raw: columns), b.slug, b.headline, b.first_position FROM (
        SELECT * FROM \(raw: source.table(ActivityRow.table)) a
        WHERE position > \(floor)\(conditions) ORDER BY position DESC LIMIT \(limit)
      ) AS a
      LEFT JOIN \(raw: source.table(BoardRow.table)) b ON b.article = a.article
      ORDER BY a.position DESC
      """
  }

  /// Whether a person has done anything.
  package static func hasActivity(of actor: String, from source: ReadSource = .live) -> Query {
    """
    SELECT EXISTS (SELECT FROM \(raw: source.table(ActivityRow.table)) a
      WHERE true\(LongText.condition("actor", is: actor)))
    """
  }
}
