package import Editorial
package import Foundation

/// Reads times as people say them: `tomorrow 6:00`, `Friday 17:00`, `+8h`, `24 Dec`, `2026-12-24
/// 06:00`, `2h ago`.
///
/// What a time leaves out follows from its direction. `6:00` and `Friday 17:00` are the next such
/// time, or the last one in the past. A date without a year is within the next year, or the last
/// one. A day without a time of day means its start.
package struct TimeReader: Sendable {
  package enum Direction: Sendable {
    /// For what will happen.
    case future
    /// For what has happened.
    case past
  }

  let now: Date
  let zone: ZoneName
  /// Whether the zone was given for this time; an offset must then agree with it.
  let isZoneGiven: Bool
  let direction: Direction

  package init(now: Date, zone: ZoneName, isZoneGiven: Bool = false, _ direction: Direction) {
    // The log stores milliseconds, and nobody means a fraction of a second.
    self.now = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
    (self.zone, self.isZoneGiven, self.direction) = (zone, isZoneGiven, direction)
  }

  /// - Throws: ``TimeError``, also for a local time that the zone's clocks skip or show twice.
  package func instant(_ text: String) throws(TimeError) -> ZonedInstant {
    let time = try read(text)
    guard time.instant.roundedToMilliseconds == time.instant else { throw .outOfRange(text) }
    return time
  }

  private func read(_ text: String) throws(TimeError) -> ZonedInstant {
    if ClockTime.hasForm(text) { return try exact(text) }
    let plain = Self.plain(text)
    if plain == "now" { return ZonedInstant(instant: now, zone: zone.identifier) }
    if let distance = TimeDistance(plain) {
      if let months = text.firstMatch(of: /([0-9]+) *M\b/)?.1 {
        throw .ambiguous(text, choices: ["+\(months)min", "+\((Int(months) ?? 1) * 30)d"])
      }
      return ZonedInstant(instant: try instant(at: distance, text), zone: zone.identifier)
    }
    let phrase = try TimePhrase(text)
    let resolver = DayResolver(
      phrase, text, clock: LocalClock(zone: phrase.isUTC ? .utc : zone), now: now,
      isFuture: direction == .future)
    let instant = try resolver.instant
    return phrase.isUTC
      ? try withOffset(instant, offset: 0, text)
      : ZonedInstant(instant: instant, zone: zone.identifier)
  }

  /// A day; `Friday` can be today.
  ///
  /// - Throws: ``TimeError``, also for a time of day.
  package func day(_ text: String) throws(TimeError) -> CalendarDate {
    do {
      return try readDay(text)
    } catch .notATime {
      throw .notADay(text)
    } catch .ambiguous(_, let choices) where choices.contains(where: { $0.contains(":") }) {
      // The choices are times of day.
      throw .notADay(text)
    }
  }

  private func readDay(_ text: String) throws(TimeError) -> CalendarDate {
    let clock = LocalClock(zone: zone)
    if let distance = TimeDistance(Self.plain(text)) {
      guard distance.seconds == 0 else { throw .clockInDay(text) }
      return clock.day(at: try instant(at: distance, text))
    }
    guard !ClockTime.hasForm(text) else { throw .clockInDay(text) }
    let phrase = try TimePhrase(text)
    guard phrase.second == nil, !phrase.isUTC else { throw .clockInDay(text) }
    return try DayResolver(
      phrase, text, clock: clock, now: now, isFuture: direction == .future
    ).wholeDay
  }

  /// The current day in the zone.
  package var today: CalendarDate { LocalClock(zone: zone).day(at: now) }

  /// The first instant of a day in the zone.
  package func start(of day: CalendarDate) -> Date { LocalClock(zone: zone).start(of: day) }

  private static func plain(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A time with a date, and perhaps an offset, as `hasForm` describes it.
  private func exact(_ text: String) throws(TimeError) -> ZonedInstant {
    guard let time = ClockTime(text) else { throw .impossible(text) }
    guard let instant = time.instant else {
      return ZonedInstant(
        instant: try LocalClock(zone: zone).instant(showing: time.asUTC, time.local),
        zone: zone.identifier)
    }
    return try withOffset(
      instant, offset: Int(time.asUTC.timeIntervalSince(instant).rounded()), text)
  }

  private func withOffset(
    _ instant: Date, offset: Int, _ text: String
  ) throws(TimeError) -> ZonedInstant {
    guard isZoneGiven else { return ZonedInstant(instant: instant, zone: ZoneName.utc.identifier) }
    guard zone.timeZone.secondsFromGMT(for: instant) == offset else {
      throw .contradiction(
        text, zone: zone.identifier, offset: LocalClock(zone: zone).offset(at: instant))
    }
    return ZonedInstant(instant: instant, zone: zone.identifier)
  }

  private func instant(at distance: TimeDistance, _ text: String) throws(TimeError) -> Date {
    if let hour = distance.hour {
      throw .ambiguous(
        text, choices: ["\(hour):00", direction == .future ? "+\(hour)h" : "\(hour)h ago"])
    }
    let isLater =
      switch distance.direction {
      case .later: true
      case .earlier: false
      case .either: direction == .future
      }
    let sign = isLater ? 1.0 : -1.0
    guard distance.days != 0 else { return now + sign * Double(distance.seconds) }
    let clock = LocalClock(zone: zone)
    let local = clock.asUTC(now) + sign * Double(distance.days * 86_400)
    guard local.roundedToMilliseconds == local else { throw .outOfRange(text) }
    return try clock.instant(showing: local, local.minute) + sign * Double(distance.seconds)
  }
}
