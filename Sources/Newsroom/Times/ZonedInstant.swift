import Editorial
package import Foundation

/// An instant as a person gives it: a local time and its zone, or a time with its offset from UTC.
package struct ZonedInstant: Hashable {
  package let instant: Date
  /// An IANA name, for showing the local time; `UTC` if none was given.
  package let zone: String

  /// - Parameters:
  ///   - text: `2026-12-01 06:00`, with or without seconds, with a `T` or a space, and optionally
  ///     followed by `Z` or an offset such as `+01:00`.
  ///   - zone: An IANA name; required without an offset.
  package init(_ text: String, zone: String?) throws(TimeError) {
    guard let time = ClockTime(text) else {
      throw ClockTime.hasForm(text) ? .impossible(text) : .notATime(text)
    }
    let timeZone = try zone.map { (name) throws(TimeError) in
      try ZoneName(name).timeZone
    }
    self.zone = zone ?? "UTC"
    if let instant = time.instant {
      self.instant = instant
      if let timeZone, let zone,
        instant + Double(timeZone.secondsFromGMT(for: instant)) != time.asUTC
      {
        throw .contradiction(text, zone: zone, offset: Self.offset(of: timeZone, at: instant))
      }
    } else if let timeZone, let zone {
      instant = try Self.instant(of: time, by: timeZone, named: zone)
    } else {
      throw .zoneMissing
    }
    guard instant.roundedToMilliseconds == instant else {
      throw .outOfRange(time.local)
    }
  }

  private static func instant(
    of time: ClockTime, by zone: TimeZone, named name: String
  ) throws(TimeError) -> Date {
    // No zone is further from UTC, so its clocks change at most once in between.
    let offsets = Set(
      [-26.0, 26.0].map { zone.secondsFromGMT(for: time.asUTC + $0 * 3600) })
    let candidates = offsets.map { time.asUTC - Double($0) }.sorted()
    let matches = candidates.filter { instant in
      instant + Double(zone.secondsFromGMT(for: instant)) == time.asUTC
    }
    if matches.count == 1 { return matches[0] }
    let choices = candidates.map { written($0, by: zone) }
    throw matches.isEmpty
      ? .skipped(time.local, zone: name, choices: choices)
      : .repeated(time.local, zone: name, choices: choices)
  }

  /// The instant with its offset: `2026-10-25T02:30:00+01:00`.
  private static func written(_ instant: Date, by zone: TimeZone) -> String {
    let local = (instant + Double(zone.secondsFromGMT(for: instant))).timestamp.prefix(19)
    return "\(local)\(offset(of: zone, at: instant))"
  }

  /// Such as `+01:00`.
  private static func offset(of zone: TimeZone, at instant: Date) -> String {
    let offset = zone.secondsFromGMT(for: instant)
    let minutes = abs(offset) / 60
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(offset < 0 ? "-" : "+")\(clock.joined(separator: ":"))"
  }
}
