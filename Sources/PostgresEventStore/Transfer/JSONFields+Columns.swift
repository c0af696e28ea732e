import Digests
import Foundation
import Glibc
import JSON

/// Members in the form in which an export writes the columns of a row.
extension JSONFields {
  func integer<Column: FixedWidthInteger>(
    _ key: StaticString, as _: Column.Type = Column.self
  ) throws(JSONFieldError) -> Column {
    try required(key, "an integer of its column") { $0.integer.flatMap(Column.init(exactly:)) }
  }

  func uuid(_ key: StaticString) throws(JSONFieldError) -> UUID {
    try required(key, "a UUID") { $0.utf8 { UUID(exported: $0) } }
  }

  func optionalUUID(_ key: StaticString) throws(JSONFieldError) -> UUID? {
    try optional(key, "a UUID") { $0.utf8 { UUID(exported: $0) } }
  }

  func bytes(_ key: StaticString) throws(JSONFieldError) -> [UInt8] {
    try required(key, "bytes in hexadecimal digits") { $0.utf8 { [UInt8](hex: $0) } }
  }

  func optionalBytes(_ key: StaticString) throws(JSONFieldError) -> [UInt8]? {
    try optional(key, "bytes in hexadecimal digits") { $0.utf8 { [UInt8](hex: $0) } }
  }

  func digest(_ key: StaticString) throws(JSONFieldError) -> Digest {
    try required(key, "a digest") { $0.utf8 { Digest(hex: $0) } }
  }

  func instant(_ key: StaticString) throws(JSONFieldError) -> Date {
    try required(key, "an instant to the microsecond") { $0.utf8 { Date(exported: $0) } }
  }

  func optionalInstant(_ key: StaticString) throws(JSONFieldError) -> Date? {
    try optional(key, "an instant to the microsecond") { $0.utf8 { Date(exported: $0) } }
  }
}

extension UUID {
  /// Parses a UUID as an export writes it, `01a20ab3-c9d0-7168-8fcd-cd6b44400972`; nil for any
  /// other text. Foundation's parser takes as long as the rest of an event.
  init?(exported text: UnsafeRawBufferPointer) {
    guard text.count == 36, Self.hyphens.allSatisfy({ text[$0] == UInt8(ascii: "-") }) else {
      return nil
    }
    let bytes = withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { digits in
      var count = 0
      for (index, byte) in text.enumerated() where !Self.hyphens.contains(index) {
        digits[count] = byte
        count += 1
      }
      return [UInt8](hex: UnsafeRawBufferPointer(digits))
    }
    guard let bytes else { return nil }
    self.init(uuid: bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
  }

  /// The indexes of the hyphens.
  private static let hyphens = [8, 13, 18, 23]
}

extension Date {
  /// Parses an instant as an export writes it, `2026-11-23T08:15:00.000000Z`; nil for any other
  /// text.
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
    // timegm() changes an invalid date into a valid one.
    guard time.tm_mon == written.tm_mon, time.tm_mday == written.tm_mday,
      time.tm_hour == written.tm_hour, time.tm_min == written.tm_min,
      time.tm_sec == written.tm_sec
    else { return nil }
    self.init(
      timeIntervalSinceReferenceDate: Double(seconds) - Self.timeIntervalBetween1970AndReferenceDate
        + Double(number(20..<26)) / 1_000_000)
  }
}
