package import Editorial

extension CalendarDate {
  /// From 0 for Monday to 6.
  package var weekday: Int {
    // 1 January 1970 was a Thursday.
    ((daysSince1970 + 3) % 7 + 7) % 7
  }

  /// `Tue 1 Dec`.
  package var weekdayAndDay: String { weekdayAndDay(in: .english) }

  package func weekdayAndDay(in names: DateNames) -> String {
    "\(names.days[weekday]) \(day) \(names.months[month - 1])"
  }
}

extension CalendarMonth {
  /// `Dec 2026`.
  package var name: String { "\(TimeNames.months[month - 1]) \(year)" }
}
