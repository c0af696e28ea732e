import Editorial
import Foundation

/// Finds the day that a phrase means, and the instant.
struct DayResolver {
  private let phrase: TimePhrase
  private let text: String
  private let clock: LocalClock
  private let isFuture: Bool
  private let today: CalendarDate
  /// The seconds since midnight.
  private let second: Double

  init(_ phrase: TimePhrase, _ text: String, clock: LocalClock, now: Date, isFuture: Bool) {
    (self.phrase, self.text, self.clock, self.isFuture) = (phrase, text, clock, isFuture)
    today = clock.day(at: now)
    second = clock.asUTC(now).timeIntervalSince(LocalClock.asUTC(today, second: 0))
  }

  var instant: Date {
    get throws(TimeError) {
      guard let second = phrase.second else {
        if phrase.isTonight { throw .clockMissing(text) }
        return clock.start(of: try day(isAhead: false))
      }
      let day = try day(isAhead: Double(second) > self.second)
      if phrase.isMidnight, phrase.day != nil {
        throw .ambiguous(
          text, choices: [day, try self.day(1, from: day)].map { "\($0) 00:00" })
      }
      let local = LocalClock.asUTC(day, second: second)
      return try clock.instant(showing: local, local.minute)
    }
  }

  /// The day of a phrase without a time of day. It can be today.
  var wholeDay: CalendarDate {
    get throws(TimeError) { try day(isAhead: isFuture) }
  }

  /// - Parameter isAhead: Whether the time is still to come if the day is today.
  private func day(isAhead: Bool) throws(TimeError) -> CalendarDate {
    switch phrase.day {
    case nil: return try day(isAhead == isFuture ? 0 : isFuture ? 1 : -1, from: today)
    case .fromToday(let days): return try day(days, from: today)
    case .weekday(let weekday, let order):
      return try day(days(to: weekday, order, isAhead: isAhead), from: today)
    case .date(let date): return try checked(date)
    case .yearless(let month, let day): return try checked(try date(month, day))
    }
  }

  /// The number of days from today to a weekday.
  private func days(
    to weekday: Int, _ order: TimePhrase.Order, isAhead: Bool
  ) throws(TimeError) -> Int {
    let distance = (weekday - today.weekday + 7) % 7
    let isToday = distance == 0
    switch order {
    case .nearest where isFuture: return isToday && !isAhead ? 7 : distance
    case .nearest: return isToday ? (isAhead ? -7 : 0) : distance - 7
    case .last: return distance - 7
    case .next where isToday: return 7
    case .next:
      // On Monday, some call the Friday of the same week the next Friday, and others do not.
      let days = [try day(distance, from: today), try day(distance + 7, from: today)]
      let clock = phrase.second.map { " \(LocalClock.asUTC(today, second: $0).minute.suffix(5))" }
      throw .ambiguous(text, choices: days.map { "\($0)\(clock ?? "")" })
    }
  }

  private func date(_ month: Int, _ day: Int) throws(TimeError) -> CalendarDate {
    let date = CalendarDate(year: today.year, month: month, day: day)
    let isOver = (month, day) < (today.month, today.day)
    let isToCome = (month, day) > (today.month, today.day)
    let year = isFuture && isOver ? 1 : !isFuture && isToCome ? -1 : 0
    let wanted =
      year == 0 ? date : CalendarDate(year: today.year + year, month: month, day: day)
    guard let wanted else { throw .impossible(text) }
    return wanted
  }

  /// - Throws: ``TimeError`` if the phrase gives another weekday.
  private func checked(_ date: CalendarDate) throws(TimeError) -> CalendarDate {
    let weekday = date.weekday
    guard phrase.weekday == nil || phrase.weekday == weekday else {
      throw .wrongWeekday(text, weekday: TimeNames.days[weekday])
    }
    return date
  }

  private func day(_ distance: Int, from day: CalendarDate) throws(TimeError) -> CalendarDate {
    guard let day = CalendarDate(daysSince1970: day.daysSince1970 + distance) else {
      throw .outOfRange(text)
    }
    return day
  }
}
