package import Foundation

extension UUID {
  /// A new UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970, then random bits.
  package static func v7(at date: Date = Date()) -> UUID {
    let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
    // Foundation's random UUID opens a device on each call.
    var random = SystemRandomNumberGenerator()
    let high = milliseconds << 16 | 0x7000 | random.next() & 0x0FFF
    let low = 0b10 << 62 | random.next() >> 2
    func byte(_ word: UInt64, _ place: UInt64) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> (56 - 8 * place))
    }
    return UUID(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
        byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
        byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
        byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
      ))
  }
}
