import Testing

@testable import Digests

struct HexTests {
  private func bytes(_ hex: String) -> [UInt8]? {
    var hex = hex
    return hex.withUTF8 { [UInt8](hex: UnsafeRawBufferPointer($0)) }
  }

  @Test func `digits of any number are decoded to their bytes`() {
    let digits = "0123456789abcdefFEDCBA9876543210"
    let values: [UInt8] = [
      0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0xFE, 0xDC, 0xBA, 0x98, 0x76, 0x54, 0x32,
      0x10,
    ]
    for count in 0...16 {
      #expect(bytes(String(digits.prefix(2 * count))) == Array(values.prefix(count)))
    }
  }

  @Test(arguments: ["0", "0g", "012345678", "01 23456", "é", "0123456789x0", "\\x00"])
  func `anything but pairs of digits is refused`(hex: String) {
    #expect(bytes(hex) == nil)
  }
}
