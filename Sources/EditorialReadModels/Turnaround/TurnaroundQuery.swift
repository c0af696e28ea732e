package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks how long articles take. Aggregates every matching round; an index finds them if the query
/// is bounded in time.
package struct TurnaroundQuery: Sendable {
  package enum Grouping: String, CaseIterable, Sendable {
    case section
    /// Who submitted the round first.
    case editor
    /// The ISO week of the first submission, in UTC.
    case week
  }

  /// Only rounds first submitted at this instant or later.
  package var since: Date?
  /// Only rounds first submitted before this instant.
  package var before: Date?
  package var section: String?
  package var grouping: Grouping?

  package init(
    since: Date? = nil, before: Date? = nil, section: String? = nil, grouping: Grouping? = nil
  ) {
    self.since = since
    self.before = before
    self.section = section
    self.grouping = grouping
  }

  /// Each group in order, then all together; empty if nothing was submitted.
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [TurnaroundSummary] {
    try connection.execute(
      """
      SELECT grouping(g) = 1 AS is_total, g, count(*) AS submitted,
        sum(resubmissions)::bigint AS resubmissions,
        sum(changes_requested)::bigint AS changes_requested,
        count(to_approval) AS approved, \(percentiles(of: "to_approval")) AS approval,
        count(to_publication) AS published, \(percentiles(of: "to_publication")) AS publication
      FROM (
        SELECT \(raw: key) AS g, resubmissions, changes_requested,
          extract(epoch FROM approved_at - submitted_at)::float8 AS to_approval,
          extract(epoch FROM published_at - submitted_at)::float8 AS to_publication
        FROM \(raw: source.table(TurnaroundRow.table)) t
        WHERE submitted_at IS NOT NULL\(conditions)
      ) AS rounds
      GROUP BY GROUPING SETS ((g), ())
      HAVING count(*) > 0 AND (\(grouping != nil) OR grouping(g) = 1)
      ORDER BY is_total, g COLLATE "C" NULLS LAST
      """
    ).map { try summary(of: $0) }
  }

  private var key: String {
    switch grouping {
    case nil: "NULL::text"
    case .section?: "section"
    case .editor?: "submitted_by"
    case .week?: #"to_char(submitted_at AT TIME ZONE 'UTC', 'IYYY-"W"IW')"#
    }
  }

  private var conditions: Query {
    var conditions: Query = ""
    if let since { conditions = conditions.appending(" AND submitted_at >= \(since)") }
    if let before { conditions = conditions.appending(" AND submitted_at < \(before)") }
    if let section {
      conditions = conditions.appending(LongText.condition("section", is: section))
    }
    return conditions
  }

  private func percentiles(of column: String) -> Query {
    "percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY \(raw: column))"
  }

  private func summary(of row: Row) throws -> TurnaroundSummary {
    TurnaroundSummary(
      grouping: try row.value("is_total") ? nil : grouping, group: try row.value("g"),
      submitted: try row.value("submitted"), resubmissions: try row.value("resubmissions"),
      changesRequested: try row.value("changes_requested"),
      toApproval: try times(row.value("approved"), row.value("approval")),
      toPublication: try times(row.value("published"), row.value("publication")))
  }

  private func times(_ count: Int, _ percentiles: [Double]?) -> TurnaroundSummary.Times {
    .init(count: count, median: percentiles?.first, percentile90: percentiles?.last)
  }
}
