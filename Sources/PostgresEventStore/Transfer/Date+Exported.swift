import Foundation
import Glibc

extension Date {
  /// The instant that an export writes, `2026-11-23T08:15:00.000000Z`, or nil when it is not one.
  init?(exported text: UnsafeRawBufferPointer) {
    let form: StaticString = "0000-00-00T00:00:00.000000Z"
    guard text.count == form.utf8CodeUnitCount else { return nil }
    for (index, byte) in text.enumerated() {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      let expected = form.utf8Start[index]
      guard expected == UInt8(ascii: "0") ? isDigit : byte == expected else { return nil }
    }
    func number(_ digits: Range<Int>) -> Int32 {
      text[digits].reduce(0) { $0 * 10 + Int32($1 & 0x0F) }
    }
    var time = tm()
    time.tm_year = number(0..<4) - 1900
    time.tm_mon = number(5..<7) - 1
    time.tm_mday = number(8..<10)
    time.tm_hour = number(11..<13)
    time.tm_min = number(14..<16)
    time.tm_sec = number(17..<19)
    let written = time
    let seconds = timegm(&time)
    // What is no date has been made one.
    guard time.tm_mon == written.tm_mon, time.tm_mday == written.tm_mday,
      time.tm_hour == written.tm_hour, time.tm_min == written.tm_min,
      time.tm_sec == written.tm_sec
    else { return nil }
    self.init(
      timeIntervalSinceReferenceDate: Double(seconds) - Self.timeIntervalBetween1970AndReferenceDate
        + Double(number(20..<26)) / 1_000_000)
  }
}
