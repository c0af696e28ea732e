import Editorial
package import Foundation

/// An instant as people read it: in their zone, and in UTC.
package struct ShownTime: Hashable, Sendable {
  /// `Mon 30 Nov 06:00 New York`, with the year if it is not this year.
  package let local: String
  /// `11:00 UTC`, with the date if that differs; nil if the zone is UTC.
  package let utc: String?

  package init(
    _ instant: Date, in zone: ZoneName, now: Date, names: DateNames = .english
  ) {
    let clock = LocalClock(zone: zone)
    let year = clock.day(at: now).year
    let (localTime, utcTime) = (clock.asUTC(instant), instant)
    local =
      "\(Self.day(of: localTime, year: year, names)) \(Self.clock(of: localTime)) \(zone.label)"
    guard !zone.isUTC else {
      utc = nil
      return
    }
    let isSameDay = LocalClock.day(of: localTime) == LocalClock.day(of: utcTime)
    let day = isSameDay ? "" : "\(Self.day(of: utcTime, year: year, names)) "
    utc = "\(day)\(Self.clock(of: utcTime)) UTC"
  }

  /// `Mon 30 Nov 06:00 New York (11:00 UTC)`.
  package var text: String { local + (utc.map { " (\($0))" } ?? "") }

  private static func day(of time: Date, year: Int, _ names: DateNames) -> String {
    let day = LocalClock.day(of: time)
    let date = "\(names.days[day.weekday]) \(day.day) \(names.months[day.month - 1])"
    return day.year == year ? date : "\(date) \(day.year)"
  }

  private static func clock(of time: Date) -> String { String(time.minute.suffix(5)) }
}
