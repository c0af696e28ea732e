import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for what has a date: assignments, schedules, holds and embargoes.
package struct AgendaQuery: BoardGroupQuery {
  package enum Group: Sendable {
    /// Assignments with a date, next due first.
    case due
    /// Schedules that are not due yet, next first.
    case scheduled
    /// Schedules that were refused when they were due, or are overdue; oldest first.
    case stuck
    /// Unpublications that are not due yet, next first.
    case expiring
    /// Unpublications that were refused when they were due, or are overdue; oldest first.
    case overstayed
    /// Articles on hold, longest first.
    case held
    /// Embargoes that have not ended, next end first.
    case embargoed
  }

  package let group: Group
  /// The moment at which schedules are due and embargoes end.
  package let moment: Date
  /// Where the previous page ended; nil for the first.
  package var cursor: PageCursor?
  /// The most rows.
  package var limit: Int

  package init(_ group: Group, at moment: Date, after cursor: PageCursor?, limit: Int) {
    self.group = group
    self.moment = moment
    self.cursor = cursor
    self.limit = limit
  }

  package func statement(from source: ReadSource = .live) -> Query {
    let time = group == .due ? "(due || 'T00:00:00Z')::timestamptz" : key
    let rest: Query =
      cursor.map { " AND (\(raw: time), article) > (\($0.time), \($0.article))" } ?? ""
    return """
      SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
      WHERE \(condition)\(rest) ORDER BY \(raw: key), article LIMIT \(limit)
      """
  }

  /// Where the list continues after the row.
  package func cursor(after row: BoardRow) -> PageCursor {
    let time =
      switch group {
      case .due: row.due?.start
      case .scheduled, .stuck: row.scheduledAt
      case .expiring, .overstayed: row.unpublishAt
      case .held: row.heldAt
      case .embargoed: row.embargo
      }
    return PageCursor(time ?? row.since, row.article)
  }

  private var key: String {
    switch group {
    case .due: "due"
    case .scheduled, .stuck: "scheduled_at"
    case .expiring, .overstayed: "unpublish_at"
    case .held: "held_at"
    case .embargoed: "embargo"
    }
  }

  private var condition: Query {
    switch group {
    case .due: "due IS NOT NULL"
    case .scheduled:
      "scheduled_at IS NOT NULL AND scheduled_at > \(moment) AND schedule_failure IS NULL"
    case .stuck:
      """
      scheduled_at IS NOT NULL AND (schedule_failure IS NOT NULL OR scheduled_at <= \(moment))
      """
    case .expiring:
      "unpublish_at IS NOT NULL AND unpublish_at > \(moment) AND unpublish_failure IS NULL"
    case .overstayed:
      """
      unpublish_at IS NOT NULL AND (unpublish_failure IS NOT NULL OR unpublish_at <= \(moment))
      """
    case .held: "held_at IS NOT NULL"
    case .embargoed: "embargo IS NOT NULL AND embargo > \(moment)"
    }
  }
}
