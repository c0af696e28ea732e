package import Foundation

extension UUID {
  /// A new UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970, then random bits.
  package static func v7(at date: Date = Date()) -> UUID {
    var bytes = UUID().uuid
    let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
    bytes.0 = UInt8(truncatingIfNeeded: milliseconds >> 40)
    bytes.1 = UInt8(truncatingIfNeeded: milliseconds >> 32)
    bytes.2 = UInt8(truncatingIfNeeded: milliseconds >> 24)
    bytes.3 = UInt8(truncatingIfNeeded: milliseconds >> 16)
    bytes.4 = UInt8(truncatingIfNeeded: milliseconds >> 8)
    bytes.5 = UInt8(truncatingIfNeeded: milliseconds)
    bytes.6 = bytes.6 & 0x0F | 0x70
    return UUID(uuid: bytes)
  }
}
