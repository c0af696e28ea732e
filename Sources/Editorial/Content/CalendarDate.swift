/// A day of the Gregorian calendar with no time and no zone, written `2026-11-23`.
package struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The date, or nil when there is no such day. Years run from 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The date written as `YYYY-MM-DD`, or nil when `text` is not one.
  package init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ CalendarDate(utf8: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }

  /// The date that `utf8` writes as ``init(_:)`` reads it.
  init?(utf8: UnsafeRawBufferPointer) {
    var reader = DigitReader(utf8)
    self.init(from: &reader)
    guard reader.isAtEnd else { return nil }
  }

  /// The date that the next ten bytes write.
  init?(from reader: inout DigitReader) {
    guard let year = reader.number(4), reader.skip(UInt8(ascii: "-")),
      let month = reader.number(2), reader.skip(UInt8(ascii: "-")), let day = reader.number(2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
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
