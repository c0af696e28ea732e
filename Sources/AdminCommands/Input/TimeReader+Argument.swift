import ArgumentParsing
import Editorial
import Foundation
import Manuscripts
import Newsroom

extension TimeReader {
  /// Reads the times of this run.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  init(_ direction: Direction) throws(ArgumentValueError) {
    let run = Invocation.current
    let zone = try Self.attempt { () throws(TimeError) in try run.zone.chosen }
    self.init(now: run.began, zone: zone, isZoneGiven: run.zone.isGiven, direction)
  }

  /// The instant that an option gives.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  static func instant(
    _ text: String, _ direction: Direction
  ) throws(ArgumentValueError) -> ZonedInstant {
    let reader = try TimeReader(direction)
    return try attempt { () throws(TimeError) in try reader.instant(text) }
  }

  /// The instant in the past that an option gives; nil if it is not given.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  static func past(_ text: String?) throws(ArgumentValueError) -> Date? {
    guard let text else { return nil }
    return try instant(text, .past).instant
  }

  /// The instant up to now that an option gives; nil if it is not given.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence, also for a time in the future.
  static func upToNow(_ text: String?) throws(ArgumentValueError) -> Date? {
    guard let text, let instant = try past(text) else { return nil }
    guard instant <= Date() else {
      throw ArgumentValueError("\(Quoted(text)) is in the future; give an earlier time.")
    }
    return instant
  }

  /// Refuses what is not an instant in any zone, if it is given. Whether the clocks of the zone skip the
  /// time or show it twice is known only when the newsroom is open, because it may have set the zone.
  static func check(_ text: String?, _ direction: Direction) throws(ArgumentValueError) {
    guard let text else { return }
    let reader = try checking(direction)
    try attempt { () throws(TimeError) in _ = try reader.instant(text) }
  }

  /// Refuses what is not a day, if it is given.
  static func check(day text: String?, _ direction: Direction) throws(ArgumentValueError) {
    guard let text else { return }
    let reader = try checking(direction)
    try attempt { () throws(TimeError) in _ = try reader.day(text) }
  }

  /// Reads times in the zone that the person chose, or else in UTC.
  private static func checking(_ direction: Direction) throws(ArgumentValueError) -> TimeReader {
    let run = Invocation.current
    let zone =
      run.zone.isPersonal ? try attempt { () throws(TimeError) in try run.zone.chosen } : .utc
    return TimeReader(now: run.began, zone: zone, isZoneGiven: run.zone.isGiven, direction)
  }

  /// The day that an option gives.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  static func day(
    _ text: String, _ direction: Direction
  ) throws(ArgumentValueError) -> CalendarDate {
    let reader = try TimeReader(direction)
    return try attempt { () throws(TimeError) in try reader.day(text) }
  }

  private static func attempt<Value>(
    _ body: () throws(TimeError) -> Value
  ) throws(ArgumentValueError) -> Value {
    do throws(TimeError) {
      return try body()
    } catch {
      throw ArgumentValueError(error.description)
    }
  }
}
