import Editorial
import Newsroom
import WebRequests

/// The days that a calendar shows: a month, or a week from Monday.
struct CalendarSpan: Hashable {
  enum Kind: String {
    case month, week
  }

  let kind: Kind
  /// In order; at least one.
  let days: [CalendarDate]

  /// The span that the address names, or else the month of today.
  init(_ fields: FormFields, today: CalendarDate) {
    if let week = fields.text("week") {
      self.init(weekOf: CalendarDate(week) ?? today)
    } else {
      self.init(monthOf: fields.text("month").flatMap { CalendarMonth($0) }?.first ?? today)
    }
  }

  init(weekOf day: CalendarDate) {
    let monday = day.daysSince1970 - day.weekday
    let week = (0..<7).compactMap { CalendarDate(daysSince1970: monday + $0) }
    (kind, days) = (.week, week.isEmpty ? [day] : week)
  }

  init(monthOf day: CalendarDate) { (kind, days) = (.month, CalendarMonth(of: day).days) }

  /// The months that have a day of the span.
  var months: [CalendarMonth] {
    let months = [days[0], days[days.count - 1]].map { CalendarMonth(of: $0) }
    return months[0] == months[1] ? [months[0]] : months
  }

  /// How the address names it.
  var query: AddressQuery {
    switch kind {
    case .month: AddressQuery().adding("month", CalendarMonth(of: days[0]).description)
    case .week: AddressQuery().adding("week", days[0].description)
    }
  }

  var previous: CalendarSpan { moved(from: days[0], by: -1) }
  var next: CalendarSpan { moved(from: days[days.count - 1], by: 1) }

  private func moved(from edge: CalendarDate, by count: Int) -> CalendarSpan {
    let day = CalendarDate(daysSince1970: edge.daysSince1970 + count) ?? edge
    return kind == .week ? CalendarSpan(weekOf: day) : CalendarSpan(monthOf: day)
  }
}
