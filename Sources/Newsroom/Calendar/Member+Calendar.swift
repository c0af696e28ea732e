package import Editorial
import EditorialReadModels
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// What will happen to articles, also what should have happened and did not.
  ///
  /// - Parameters:
  ///   - month: Nil for all that is pending.
  ///   - zone: Decides when a day begins.
  package func calendar(
    _ month: CalendarMonth?, zone: ZoneName, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<DeskCalendar> {
    let past = try await past(asOf)
    return try await read([Board.self], asOf: asOf, progress: progress) { source, connection in
      let now: Date = try connection.execute("SELECT clock_timestamp()")[0].value(at: 0)
      let moment = past?.instant ?? now
      let span = month.map { $0.span(in: zone) }
      let entries = try CalendarQuery.Kind.allCases.flatMap { kind in
        try CalendarQuery(kind, in: span, now: moment).run(from: source, on: &connection)
          .compactMap { CalendarEntry(kind, of: $0, in: zone) }
      }
      return DeskCalendar(
        month: month, zone: zone, today: LocalClock(zone: zone).day(at: moment), entries: entries)
    }
  }
}

extension CalendarMonth {
  /// The month in a zone at an instant.
  package init(at instant: Date, in zone: ZoneName) {
    self.init(of: LocalClock(zone: zone).day(at: instant))
  }

  fileprivate func span(in zone: ZoneName) -> CalendarQuery.Span {
    let (clock, last) = (LocalClock(zone: zone), days.last ?? first)
    let end =
      CalendarDate(daysSince1970: last.daysSince1970 + 1).map { clock.start(of: $0) }
      // The last month that has a number.
      ?? clock.start(of: last) + 86_400
    return CalendarQuery.Span(clock.start(of: first)..<end, first...last)
  }
}
