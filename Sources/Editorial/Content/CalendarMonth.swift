/// A month of the Gregorian calendar, written `2026-12`.
package struct CalendarMonth: Hashable, Sendable, CustomStringConvertible {
  package let first: CalendarDate

  /// The month of a day.
  package init(of day: CalendarDate) {
    // The first day of a month that has a day exists.
    first = CalendarDate(year: day.year, month: day.month, day: 1) ?? day
  }

  /// Reads `YYYY-MM`; nil when `text` is something else.
  package init?(_ text: String) {
    guard let first = CalendarDate("\(text)-01") else { return nil }
    self.first = first
  }

  package var year: Int { first.year }
  /// From 1 to 12.
  package var month: Int { first.month }

  /// In order.
  package var days: [CalendarDate] {
    (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) }
  }

  package var description: String { String(first.description.prefix(7)) }
}
