/// Writes numbers of fixed width and the separators between them as ASCII, as in dates and times.
struct DigitWriter {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  /// Writes exactly `width` digits, which must be enough for the number.
  mutating func write(_ number: Int, width: Int) {
    var rest = number
    for index in stride(from: count + width - 1, through: count, by: -1) {
      bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    count += width
  }

  mutating func write(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  /// Writes `2026-11-23`.
  mutating func write(_ date: CalendarDate) {
    write(date.year, width: 4)
    write(UInt8(ascii: "-"))
    write(date.month, width: 2)
    write(UInt8(ascii: "-"))
    write(date.day, width: 2)
  }

  /// Writes `08:15`.
  ///
  /// - Parameter minute: Of the day.
  mutating func write(minute: Int) {
    write(minute / 60, width: 2)
    write(UInt8(ascii: ":"))
    write(minute % 60, width: 2)
  }
}
