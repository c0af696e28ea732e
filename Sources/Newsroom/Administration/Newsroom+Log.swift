import Foundation
import PostgreSQL
package import PostgresEventStore

extension Newsroom {
  /// The last events of the log, oldest first.
  package func logTail(_ count: Int) async throws -> [StoredEvent] {
    try await pool.withConnection { connection in
      let watermark = try Watermark.read(on: &connection)
      return try LogReader.tail(count, through: watermark, on: &connection)
    }
  }

  /// The event at a position.
  package func logEvent(at position: Int64) async throws -> StoredEvent {
    try await pool.withConnection { connection in
      guard let event = try LogReader.event(at: position, on: &connection) else {
        let last = try Watermark.lastPosition(on: &connection)
        throw NewsroomError(
          .failed, "there is no event at position \(position); the last position is \(last)")
      }
      return event
    }
  }

  /// How much the log holds, and how far it can be read.
  package func logStatus() async throws -> LogStatus {
    try await pool.withConnection { connection in
      let watermark = try Watermark.read(on: &connection)
      let row = try connection.execute(
        """
        SELECT count(*), max(recorded_at), galley.last_position(),
          (SELECT count(*) FROM galley.texts), (SELECT max(number) FROM galley.migrations),
          pg_database_size(current_database()), current_database()::text
        FROM galley.events
        """)[0]
      return LogStatus(
        database: try row.value(at: 6), schemaVersion: try row.value(at: 4),
        serverVersion: connection.serverVersion / 10_000,
        events: try row.value(at: 0), texts: try row.value(at: 3),
        lastPosition: try row.value(at: 2), watermark: watermark,
        lastRecordedAt: try row.value(at: 1), bytes: try row.value(at: 5))
    }
  }
}
