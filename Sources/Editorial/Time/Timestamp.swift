package import Foundation

/// Times as the log and every answer write them: ISO 8601 in UTC with milliseconds,
/// `2026-11-23T08:15:00.000Z`. The format is implemented here because stored payloads must stay the
/// same byte for byte.
extension Date {
  /// The time rounded to milliseconds. A time outside the years 1 to 9999 is replaced by the
  /// nearest one inside.
  package var timestamp: String {
    let (day, time) = dayAndTime
    return String(unsafeUninitializedCapacity: 24) { text in
      var writer = DigitWriter(text)
      writer.write(day)
      writer.write(UInt8(ascii: "T"))
      writer.write(minute: time / 60_000)
      writer.write(UInt8(ascii: ":"))
      writer.write(time / 1_000 % 60, width: 2)
      writer.write(UInt8(ascii: "."))
      writer.write(time % 1_000, width: 3)
      writer.write(UInt8(ascii: "Z"))
      return writer.count
    }
  }

  /// The time rounded down to minutes: `2026-11-23 08:15`, in UTC.
  package var minute: String { "\(dayAndTime.day) \(timeOfDay)" }

  /// The time of day rounded down to minutes: `08:15`, in UTC.
  package var timeOfDay: String {
    let time = dayAndTime.milliseconds
    return String(unsafeUninitializedCapacity: 5) { text in
      var writer = DigitWriter(text)
      writer.write(minute: time / 60_000)
      return writer.count
    }
  }

  /// The day in UTC.
  package var utcDay: CalendarDate { dayAndTime.day }

  /// The day and the milliseconds since it began.
  private var dayAndTime: (day: CalendarDate, milliseconds: Int) {
    let milliseconds = milliseconds
    let time = (milliseconds % 86_400_000 + 86_400_000) % 86_400_000
    guard let day = CalendarDate(daysSince1970: (milliseconds - time) / 86_400_000) else {
      preconditionFailure("a writable time has a day")
    }
    return (day, time)
  }

  /// Reads a time; nil when `timestamp` is something else. The fraction of the second may be absent
  /// or have up to nine digits, of which three are used. The zone is `Z` or an offset such as
  /// `+02:00`.
  package init?(timestamp: String) {
    var timestamp = timestamp
    guard let date = timestamp.withUTF8({ Date(timestamp: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }

  /// Reads the same form as ``init(timestamp:)-(String)`` from ASCII.
  init?(timestamp: UnsafeRawBufferPointer) {
    var reader = DigitReader(timestamp)
    guard let day = CalendarDate(from: &reader), reader.skip(UInt8(ascii: "T")),
      let hour = Self.number(from: &reader, below: 24), reader.skip(UInt8(ascii: ":")),
      let minute = Self.number(from: &reader, below: 60), reader.skip(UInt8(ascii: ":")),
      let second = Self.number(from: &reader, below: 60),
      let fraction = Self.fraction(from: &reader), let offset = Self.offset(from: &reader),
      reader.isAtEnd
    else { return nil }
    let minutes = day.daysSince1970 * 1440 + hour * 60 + minute - offset
    let milliseconds = (minutes * 60 + second) * 1000 + fraction
    // With its offset, the time may be outside the years that can be written.
    guard Self.writable.contains(milliseconds) else { return nil }
    self.init(milliseconds: milliseconds)
  }

  /// The time as the log stores it, rounded to milliseconds.
  package var roundedToMilliseconds: Date { Date(milliseconds: milliseconds) }

  private var milliseconds: Int {
    let (first, last) = (Double(Self.writable.lowerBound), Double(Self.writable.upperBound))
    return Int(min(last, max(first, timeIntervalSince1970 * 1000)).rounded())
  }

  /// From the first to the last millisecond that has a calendar date.
  private static let writable = -62_135_596_800_000...253_402_300_799_999

  private init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

  private static func number(from reader: inout DigitReader, below limit: Int) -> Int? {
    reader.number(2).flatMap { $0 < limit ? $0 : nil }
  }

  /// Milliseconds.
  private static func fraction(from reader: inout DigitReader) -> Int? {
    guard reader.skip(UInt8(ascii: ".")) else { return 0 }
    var (milliseconds, count) = (0, 0)
    while let digit = reader.digit() {
      if count < 3 { milliseconds = milliseconds * 10 + digit }
      count += 1
    }
    switch count {
    case 1: return milliseconds * 100
    case 2: return milliseconds * 10
    case 3...9: return milliseconds
    default: return nil
    }
  }

  /// Minutes east of UTC.
  private static func offset(from reader: inout DigitReader) -> Int? {
    switch reader.byte() {
    case UInt8(ascii: "Z"): return 0
    case let sign where sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"):
      guard let hours = number(from: &reader, below: 24), reader.skip(UInt8(ascii: ":")),
        let minutes = number(from: &reader, below: 60)
      else { return nil }
      return (hours * 60 + minutes) * (sign == UInt8(ascii: "+") ? 1 : -1)
    default: return nil
    }
  }
}
