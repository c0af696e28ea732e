import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The last events of the log, oldest first.
  package func logTail(_ count: Int, _ query: LogQuery = LogQuery()) async throws -> [LogEntry] {
    try await readingLog { connection in
      let watermark = try Watermark.read(on: &connection)
      return try query.last(count, through: watermark, on: &connection)
    }
  }

  /// The next events after a position.
  ///
  /// - Returns: At most `count` events, and the position after which to continue. If there are
  ///   fewer events, they are all up to that position.
  package func log(
    _ count: Int, after position: Int64, _ query: LogQuery
  ) async throws -> (entries: [LogEntry], end: Int64) {
    try await readingLog { connection in
      let watermark = try Watermark.read(on: &connection)
      let entries = try query.next(
        count, after: position, through: watermark, on: &connection)
      let end = entries.count < count ? watermark : entries.last?.position
      return (entries, max(position, end ?? position))
    }
  }

  /// The position up to which the log can be read.
  package func logEnd() async throws -> Int64 {
    try await reading { try Watermark.read(on: &$0) }
  }

  /// The event at a position.
  package func logEvent(at position: Int64) async throws -> LogEntry {
    let found = try await findingInLog { connection in
      try LogQuery().next(1, after: position - 1, through: position, on: &connection).first
    }
    if let found { return found }
    let last = try await reading { try Watermark.lastPosition(on: &$0) }
    throw Failure(
      .notFound, "there is no event at position \(position); the last position is \(last)")
  }

  /// The size of the log, and how far it can be read.
  package func logStatus() async throws -> LogStatus {
    let versions = newsroom.policy.versions
    return try await reading { connection in
      let watermark = try Watermark.read(on: &connection)
      let events = try Self.eventCount(on: &connection)
      let row = try connection.execute(
        """
        SELECT galley.last_position(),
          (SELECT recorded_at FROM galley.events ORDER BY position DESC LIMIT 1),
          (SELECT max(number) FROM galley.migrations),
          pg_database_size(current_database()), current_database()::text
        """)[0]
      return LogStatus(
        database: try row.value(at: 4), schemaVersion: try row.value(at: 2),
        serverVersion: connection.majorVersion,
        isTested: versions.isTested(connection.majorVersion),
        events: events, texts: try Self.textCount(on: &connection),
        lastPosition: try row.value(at: 0), watermark: watermark,
        lastRecordedAt: try row.value(at: 1), bytes: try row.value(at: 3))
    }
  }

  /// The count of a read model, plus the events after its checkpoint.
  private static func eventCount(on connection: inout Connection) throws -> Int {
    let live = try BuildRegistry.builds(on: &connection).filter { $0.status == .live }
      .max { $0.checkpoint < $1.checkpoint }
    let rest: Int = try connection.execute(
      "SELECT count(*) FROM galley.events WHERE position > \(live?.checkpoint ?? 0)")[0]
      .value(at: 0)
    return (live?.events ?? 0) + rest
  }

  /// Counted on all pages of a small table. Of a large one, it is estimated from a random sample of
  /// its pages, and usually within a few percent.
  private static func textCount(on connection: inout Connection) throws -> Int {
    let pages: Int = try connection.execute(
      """
      SELECT pg_relation_size('galley.texts') / current_setting('block_size')::bigint
      """)[0].value(at: 0)
    guard pages > sampledPages else {
      return try connection.execute("SELECT count(*) FROM galley.texts")[0].value(at: 0)
    }
    // How many pages are in the sample is random, too.
    let row = try connection.execute(
      """
      SELECT count(*), count(DISTINCT (ctid::text::point)[0])
      FROM galley.texts TABLESAMPLE SYSTEM (\(100 * Double(sampledPages) / Double(pages)))
      """)[0]
    let (texts, sampled): (Int, Int) = (try row.value(at: 0), try row.value(at: 1))
    return Int((Double(texts) * Double(pages) / Double(max(1, sampled))).rounded())
  }

  private static let sampledPages = 100
}
