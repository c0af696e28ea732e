import Editorial
package import Foundation

/// An instant as people read it: in their zone, and in UTC.
package struct ShownTime: Hashable, Sendable {
  /// `Mon 30 Nov 06:00 New York`, with the year if it is not this year.
  package let local: String
  /// `06:00 New York`.
  package let time: String
  /// `11:00 UTC`, with the date if that differs; nil if the zone is UTC.
  package let utc: String?

  package init(
    _ instant: Date, in zone: ZoneName, now: Date, names: DateNames = .english
  ) {
    let clock = LocalClock(zone: zone)
    let year = clock.day(at: now).year
    let (localTime, utcTime) = (clock.asUTC(instant), instant)
    time = "\(localTime.timeOfDay) \(zone.label)"
    local = "\(Self.day(localTime.utcDay, year: year, names)) \(time)"
    guard !zone.isUTC else {
      utc = nil
      return
    }
    let isSameDay = localTime.utcDay == utcTime.utcDay
    let day = isSameDay ? "" : "\(Self.day(utcTime.utcDay, year: year, names)) "
    utc = "\(day)\(utcTime.timeOfDay) UTC"
  }

  /// `Mon 30 Nov 06:00 New York (11:00 UTC)`.
  package var text: String { local + (utc.map { " (\($0))" } ?? "") }

  private static func day(_ day: CalendarDate, year: Int, _ names: DateNames) -> String {
    let date = day.weekdayAndDay(in: names)
    return day.year == year ? date : "\(date) \(day.year)"
  }
}
