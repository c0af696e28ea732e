import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// A schedule on the board that was neither carried out nor refused.
package struct PendingSchedule: Sendable {
  package let article: UUID
  package let at: Date
  /// The time until it is due, by the database's clock; 0 or less if it is due.
  package let secondsLeft: Double
}

/// Asks the board for the waiting schedules, next due first.
package struct ScheduleQuery: Sendable {
  /// The most rows.
  package let limit: Int

  package init(limit: Int) { self.limit = limit }

  package func run(on connection: inout Connection) throws -> [PendingSchedule] {
    try connection.executePrepared(statement).map { row in
      PendingSchedule(
        article: try row.value(at: 0), at: try row.value(at: 1),
        secondsLeft: try row.value(at: 2))
    }
  }

  /// The numbers of waiting, due and refused schedules, and when the next waiting schedule is due.
  ///
  /// - Parameter articles: Those that do not count.
  package static func summary(leavingOut articles: [UUID]) -> Query {
    """
    SELECT count(*) FILTER (WHERE schedule_failure IS NULL),
      count(*) FILTER (WHERE schedule_failure IS NULL AND scheduled_at <= clock_timestamp()),
      count(*) FILTER (WHERE schedule_failure IS NOT NULL),
      min(scheduled_at) FILTER (WHERE schedule_failure IS NULL)
    FROM \(raw: ReadSource.live.table(BoardRow.table)) b
    WHERE scheduled_at IS NOT NULL AND article <> ALL (\(articles))
    """
  }

  /// The articles that have a schedule on the board, or were scheduled after the board's checkpoint,
  /// and have events after it.
  ///
  /// - Parameters:
  ///   - checkpoint: 0 if there is no board.
  ///   - hasBoard: Whether there is a board.
  package static func articles(
    changedAfter checkpoint: Int64, through watermark: Int64, hasBoard: Bool
  ) -> Query {
    let onBoard: Query =
      hasBoard
      ? """
       OR stream IN (SELECT article FROM \(raw: ReadSource.live.table(BoardRow.table)) b
        WHERE scheduled_at IS NOT NULL)
      """ : ""
    let scheduled: Query = """
      SELECT DISTINCT stream FROM galley.events
      WHERE position > \(checkpoint) AND position <= \(watermark)
        AND (type = \(StoredEventType.publicationScheduled.rawValue)
      """
    return scheduled.appending(onBoard).appending(")")
  }

  package var statement: Query {
    """
    SELECT article, scheduled_at, extract(epoch FROM scheduled_at - clock_timestamp())::float8
    FROM \(raw: ReadSource.live.table(BoardRow.table)) b
    WHERE scheduled_at IS NOT NULL AND schedule_failure IS NULL
    ORDER BY scheduled_at LIMIT \(limit)
    """
  }
}
