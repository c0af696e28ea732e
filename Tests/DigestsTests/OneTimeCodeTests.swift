import Digests
import Foundation
import Testing

@Suite struct OneTimeCodeTests {
  private let key = Array("12345678901234567890".utf8)

  /// The last six digits of the codes for SHA-1 in appendix B of RFC 6238.
  @Test(arguments: [
    (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
    (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `the codes are those of RFC 6238`(seconds: Double, code: String) {
    let step = OneTimeCode.step(at: Date(timeIntervalSince1970: seconds))
    #expect(OneTimeCode.code(at: step, key: key) == code)
  }

  @Test func `a code is accepted one step early or late, and no other`() {
    let now = Date(timeIntervalSince1970: 1_111_111_111)
    let present = OneTimeCode.step(at: now)
    for distance in Int64(-3)...3 {
      let code = OneTimeCode.code(at: present + distance, key: key)
      let step = OneTimeCode.step(of: code, key: key, at: now, after: 0)
      #expect(step == (abs(distance) <= 1 ? present + distance : nil), "\(distance)")
    }
    for code in ["", "050472", "50471", "0504710", "05047١"] {
      #expect(OneTimeCode.step(of: code, key: key, at: now, after: 0) == nil)
    }
  }

  @Test func `a step is accepted once, and none before it`() {
    let now = Date(timeIntervalSince1970: 1_111_111_111)
    let present = OneTimeCode.step(at: now)
    let codes = (present - 1...present + 1).map { OneTimeCode.code(at: $0, key: key) }
    let steps = codes.map { OneTimeCode.step(of: $0, key: key, at: now, after: present) }
    #expect(steps == [nil, nil, present + 1])
  }

  /// The test vectors of RFC 4648, without padding.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ])
  func `base 32 is that of RFC 4648`(text: String, encoded: String) {
    #expect(Array(text.utf8).base32 == encoded)
  }
}
