package import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// A schedule on the board that was neither carried out nor refused.
package struct PendingSchedule: Sendable {
  package let article: UUID
  package let step: ScheduledStep
  package let at: Date
  /// The time until it is due, by the database's clock; 0 or less if it is due.
  package let secondsLeft: Double
}

/// Asks the board for the waiting publications and unpublications, next due first.
package struct ScheduleQuery: Sendable {
  /// The most rows.
  package let limit: Int

  package init(limit: Int) { self.limit = limit }

  package func run(on connection: inout Connection) throws -> [PendingSchedule] {
    try connection.executePrepared(statement).map { row in
      PendingSchedule(
        article: try row.value(at: 0),
        step: try row.value(at: 1) ? .unpublication : .publication, at: try row.value(at: 2),
        secondsLeft: try row.value(at: 3))
    }
  }

  /// The numbers of waiting, due and refused schedules, and when the next waiting schedule is due.
  ///
  /// - Parameter articles: Those that do not count.
  package static func summary(leavingOut articles: [UUID]) -> Query {
    """
    SELECT count(*) FILTER (WHERE failure IS NULL),
      count(*) FILTER (WHERE failure IS NULL AND at <= clock_timestamp()),
      count(*) FILTER (WHERE failure IS NOT NULL),
      min(at) FILTER (WHERE failure IS NULL)
    FROM (
      SELECT article, scheduled_at AS at, schedule_failure AS failure
      FROM \(raw: board) b WHERE scheduled_at IS NOT NULL
      UNION ALL
      SELECT article, unpublish_at, unpublish_failure
      FROM \(raw: board) b WHERE unpublish_at IS NOT NULL
    ) s
    WHERE article <> ALL (\(articles))
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
       OR stream IN (
        SELECT article FROM \(raw: board) b WHERE scheduled_at IS NOT NULL
        UNION ALL SELECT article FROM \(raw: board) b WHERE unpublish_at IS NOT NULL)
      """ : ""
    let scheduled: Query = """
      SELECT DISTINCT stream FROM galley.events
      WHERE position > \(checkpoint) AND position <= \(watermark)
        AND (type = ANY (\(ScheduledStep.allCases.map(\.scheduling.rawValue)))
      """
    return scheduled.appending(onBoard).appending(")")
  }

  /// Each part reads its index in order, and only as many rows as are asked for.
  package var statement: Query {
    """
    SELECT article, is_end, at, extract(epoch FROM at - clock_timestamp())::float8
    FROM (
      (SELECT article, false AS is_end, scheduled_at AS at FROM \(raw: Self.board) b
        WHERE scheduled_at IS NOT NULL AND schedule_failure IS NULL
        ORDER BY scheduled_at LIMIT \(limit))
      UNION ALL
      (SELECT article, true, unpublish_at FROM \(raw: Self.board) b
        WHERE unpublish_at IS NOT NULL AND unpublish_failure IS NULL
        ORDER BY unpublish_at LIMIT \(limit))
    ) s
    ORDER BY at, is_end LIMIT \(limit)
    """
  }

  private static var board: String { ReadSource.live.table(BoardRow.table) }
}
