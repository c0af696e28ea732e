import PostgreSQL
import PostgresEventStore

/// An event of the log, for those who listen.
package struct FeedEvent: Sendable {
  package let entry: LogEntry
  /// The section that the article was in right after the event.
  let section: String?
  /// The event as the listeners read it.
  package let encoded: [UInt8]

  /// The first events after a position, and the position after which to continue.
  static func next(
    _ count: Int, after position: Int64, _ encode: (LogEntry) -> [UInt8],
    on connection: inout Connection
  ) throws -> (events: [FeedEvent], end: Int64) {
    let watermark = try Watermark.read(on: &connection)
    let events = try connection.execute(
      """
      SELECT \(raw: LogEntry.columns),
        (SELECT s.payload #>> '{content,section}' FROM galley.events s
          WHERE s.stream = e.stream AND s.version <= e.version
            AND s.type IN ('ArticleDrafted', 'ArticleImported', 'ArticleRevised')
          ORDER BY s.version DESC LIMIT 1) AS section
      FROM galley.events e WHERE position > \(position) AND position <= \(watermark)
      ORDER BY position LIMIT \(count)
      """
    ).map { row in
      let entry = try LogEntry(row)
      return FeedEvent(entry: entry, section: try row.value("section"), encoded: encode(entry))
    }
    let end = events.count < count ? watermark : events.last?.entry.position
    return (events, max(position, end ?? position))
  }
}
