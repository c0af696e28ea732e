import Editorial
import Foundation

/// A date and a time of day as the clocks of a zone show them, and the instants at which they do.
struct LocalClock {
  let zone: ZoneName

  /// The instant at which a clock in UTC shows what the zone's clocks show at `instant`.
  func asUTC(_ instant: Date) -> Date {
    instant + Double(zone.timeZone.secondsFromGMT(for: instant))
  }

  /// The date at `instant`.
  func day(at instant: Date) -> CalendarDate { asUTC(instant).utcDay }

  /// The only instant at which the zone's clocks show a time.
  ///
  /// - Parameters:
  ///   - local: The instant at which a clock in UTC shows the time.
  ///   - text: The time, for an error.
  /// - Throws: ``TimeError`` if the clocks skip the time or show it twice.
  func instant(showing local: Date, _ text: String) throws(TimeError) -> Date {
    let candidates = candidates(showing: local)
    let matches = candidates.filter { asUTC($0) == local }
    if matches.count == 1 { return matches[0] }
    let choices = candidates.map { written($0) }
    throw matches.isEmpty
      ? .skipped(text, zone: zone.identifier, choices: choices)
      : .repeated(text, zone: zone.identifier, choices: choices)
  }

  /// The first instant of a day. The clocks of some zones skip midnight, or show it twice.
  func start(of day: CalendarDate) -> Date {
    let local = Self.asUTC(day, second: 0)
    let candidates = candidates(showing: local)
    return candidates.first { asUTC($0) == local } ?? candidates.last ?? local
  }

  private func candidates(showing local: Date) -> [Date] {
    // No zone is further from UTC, so its clocks change at most once in between.
    let offsets = Set([-26.0, 26.0].map { zone.timeZone.secondsFromGMT(for: local + $0 * 3600) })
    return offsets.map { local - Double($0) }.sorted()
  }

  /// The instant with its offset: `2026-10-25T02:30:00+01:00`.
  private func written(_ instant: Date) -> String {
    "\(asUTC(instant).timestamp.prefix(19))\(offset(at: instant))"
  }

  /// Such as `+01:00`.
  func offset(at instant: Date) -> String {
    let offset = zone.timeZone.secondsFromGMT(for: instant)
    let minutes = abs(offset) / 60
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(offset < 0 ? "-" : "+")\(clock.joined(separator: ":"))"
  }
}

extension LocalClock {
  /// The instant at which a clock in UTC shows a date and a number of seconds after midnight.
  static func asUTC(_ day: CalendarDate, second: Int) -> Date {
    Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + second))
  }
}
