package import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for what will happen to articles, by its kind. Each kind is read by its own index.
package struct CalendarQuery: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case publication
    case unpublication
    /// The end of an embargo.
    case embargo
    /// The date of an assignment.
    case due
  }

  /// The instants and the days that are asked for; nil for all.
  package struct Span: Hashable, Sendable {
    package let instants: Range<Date>
    package let days: ClosedRange<CalendarDate>

    package init(_ instants: Range<Date>, _ days: ClosedRange<CalendarDate>) {
      (self.instants, self.days) = (instants, days)
    }
  }

  package let kind: Kind
  package let span: Span?
  /// Embargoes that ended before this are left out.
  package let now: Date

  package init(_ kind: Kind, in span: Span?, now: Date) {
    (self.kind, self.span, self.now) = (kind, span, now)
  }

  /// Next first.
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> [BoardRow] {
    try connection.execute(statement(from: source)).map { try BoardRow.table.record($0) }
  }

  package func statement(from source: ReadSource = .live) -> Query {
    let key = key
    var query: Query = """
      SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
      WHERE \(raw: key) IS NOT NULL
      """
    if let span {
      query = query.appending(
        kind == .due
          ? """
           AND due >= \(span.days.lowerBound.description) AND due <= \(span.days.upperBound.description)
          """
          : """
           AND \(raw: key) >= \(span.instants.lowerBound) AND \(raw: key) < \(span.instants.upperBound)
          """)
    }
    if kind == .embargo { query = query.appending(" AND embargo > \(now)") }
    return query.appending(" ORDER BY \(raw: key), article")
  }

  private var key: String {
    switch kind {
    case .publication: "scheduled_at"
    case .unpublication: "unpublish_at"
    case .embargo: "embargo"
    case .due: "due"
    }
  }
}
