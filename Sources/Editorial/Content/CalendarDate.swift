/// A day of the Gregorian calendar without time and time zone, written `2026-11-23`.
package struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil when there is no such day. Years are 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `YYYY-MM-DD`; nil when `text` is something else.
  package init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ CalendarDate(utf8: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }

  /// Reads the same form as ``init(_:)`` from UTF-8.
  init?(utf8: UnsafeRawBufferPointer) {
    var reader = DigitReader(utf8)
    self.init(from: &reader)
    guard reader.isAtEnd else { return nil }
  }

  /// Reads the next ten bytes.
  init?(from reader: inout DigitReader) {
    guard let year = reader.number(4), reader.skip(UInt8(ascii: "-")),
      let month = reader.number(2), reader.skip(UInt8(ascii: "-")), let day = reader.number(2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var description: String {
    String(unsafeUninitializedCapacity: 10) { text in
      var writer = DigitWriter(text)
      writer.write(self)
      return writer.count
    }
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

// Day numbers. The calculation uses years that begin on 1 March, so that a leap day is the last day
// of its year and needs no special case.
extension CalendarDate {
  /// Days since 1 January 1970; negative before it.
  package var daysSince1970: Int {
    let year = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// The day that is `days` after 1 January 1970; nil when its year is outside 1 to 9999.
  package init?(daysSince1970 days: Int) {
    guard (Self.first...Self.last).contains(days) else { return nil }
    let days = days + 719_468
    let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// 1 January of the year 1.
  private static let first = -719_162
  /// 31 December 9999.
  private static let last = 2_932_896
}
