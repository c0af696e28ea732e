import CNettle
package import Foundation

/// Codes that a program on a phone and this one calculate from a common key and the time: RFC 6238
/// with SHA-1, steps of 30 seconds and six digits, as all such programs know.
package enum OneTimeCode {
  /// In seconds.
  private static let period = 30.0
  /// The number of keys' bytes that the RFC recommends for SHA-1.
  package static let keyCount = 20
  /// How many steps a phone's clock may be wrong.
  private static let tolerance: Int64 = 1

  /// The number of the step, counted from 1970.
  package static func step(at instant: Date) -> Int64 {
    Int64((instant.timeIntervalSince1970 / period).rounded(.down))
  }

  /// The six digits of a step.
  package static func code(at step: Int64, key: [UInt8]) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let mac = code(of: counter, key: key)
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The step to which a code belongs; nil if it does not belong to the present one or to the one before
  /// or after it, or if its step was used.
  ///
  /// - Parameter last: The last step that was used.
  package static func step(
    of code: String, key: [UInt8], at now: Date, after last: Int64
  ) -> Int64? {
    let present = step(at: now)
    return (present - tolerance...present + tolerance).first {
      $0 > last && self.code(at: $0, key: key) == code
    }
  }

  /// HMAC with SHA-1: 20 bytes.
  private static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var context = hmac_sha1_ctx()
    nettle_hmac_sha1_set_key(&context, key.count, key)
    nettle_hmac_sha1_update(&context, message.count, message)
    var mac = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_SIZE))
    nettle_hmac_sha1_digest(&context, mac.count, &mac)
    return mac
  }
}
