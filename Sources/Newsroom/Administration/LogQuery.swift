package import Editorial
package import Foundation
import PostgreSQL
import PostgresEventStore

/// Which events of the log to show. All conditions must hold.
package struct LogQuery: Sendable {
  /// Only events of this person.
  package var actor: String?
  package var type: LoggedEventType?
  /// Only events of this article, by its id.
  package var article: UUID?
  /// Only events that were recorded at this instant or later.
  package var since: Date?

  package init(
    actor: String? = nil, type: LoggedEventType? = nil, article: UUID? = nil, since: Date? = nil
  ) {
    (self.actor, self.type, self.article, self.since) = (actor, type, article, since)
  }

  /// The last events up to a position, oldest first.
  func last(
    _ count: Int, through watermark: Int64, on connection: inout Connection
  ) throws -> [LogEntry] {
    let query = statement("WHERE position <= \(watermark)")
      .appending(" ORDER BY position DESC LIMIT \(count)")
    return try connection.execute(query).reversed().map { try LogEntry($0) }
  }

  /// The first events after a position and up to another one.
  func next(
    _ count: Int, after position: Int64, through watermark: Int64,
    on connection: inout Connection
  ) throws -> [LogEntry] {
    let query = statement("WHERE position > \(position) AND position <= \(watermark)")
      .appending(" ORDER BY position LIMIT \(count)")
    return try connection.execute(query).map { try LogEntry($0) }
  }

  private func statement(_ positions: Query) -> Query {
    var query: Query = "SELECT \(raw: LogEntry.columns) FROM galley.events e \(positions)"
    if let actor { query = query.appending(" AND actor = \(actor)") }
    if let type { query = query.appending(" AND type = \(type.rawValue)") }
    if let article { query = query.appending(" AND stream = \(article)") }
    if let since { query = query.appending(" AND recorded_at >= \(since)") }
    return query
  }
}

extension LogEntry {
  /// The columns of an event, and the slug that its article had then.
  static let columns = """
    \(StoredEvent.columns),
    (SELECT coalesce(s.payload ->> 'to', s.payload ->> 'slug') FROM galley.events s
      WHERE s.stream = e.stream AND s.version <= e.version
        AND s.type IN ('ArticleDrafted', 'ArticleImported', 'SlugChanged')
      ORDER BY s.version DESC LIMIT 1) AS slug
    """

  init(_ row: Row) throws {
    self.init(try StoredEvent(row: row), slug: try row.value("slug"))
  }
}
