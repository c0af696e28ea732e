/// Eight hexadecimal digits in ASCII, parsed together: the eight bytes of one word are checked and
/// converted in parallel, without branches.
struct HexDigits {
  /// The first digit in the lowest byte.
  private let digits: UInt64

  init(littleEndian digits: UInt64) {
    self.digits = UInt64(littleEndian: digits)
  }

  /// The four bytes that the digits encode, the first in the lowest byte; nil when one of the eight
  /// is not a digit.
  var bytes: UInt32? {
    guard digits & Self.each(0x80) == 0 else { return nil }
    let letters = Self.inside(0x61, 0x66, digits | Self.each(0x20))
    guard letters | Self.inside(0x30, 0x39, digits) == Self.each(0x80) else { return nil }
    // The low half of a letter is its value minus 9.
    let values = (digits & Self.each(0x0F)) + (letters >> 7) * 9
    let pairs = (values << 4 | values >> 8) & 0x00FF_00FF_00FF_00FF
    let halves = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: halves | halves >> 16)
  }

  /// Eight digits that are all 0.
  static let zeros = each(0x30)

  /// The digit of a value below 16.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The word whose eight bytes are all `byte`.
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) * 0x0101_0101_0101_0101 }

  /// The highest bit of each byte of `word` that is in `first...last`. All bytes are below 0x80, so
  /// that no sum carries into the next byte.
  private static func inside(_ first: UInt8, _ last: UInt8, _ word: UInt64) -> UInt64 {
    let (reached, passed) = (word + each(0x80 - first), word + each(0x7F - last))
    return reached & ~passed & each(0x80)
  }
}

extension [UInt8] {
  /// Decodes hexadecimal digits in ASCII; nil when `hex` is anything else.
  package init?(hex: UnsafeRawBufferPointer) {
    guard hex.count.isMultiple(of: 2) else { return nil }
    self = []
    reserveCapacity(hex.count / 2)
    for start in stride(from: 0, to: hex.count, by: 8) {
      let count = Swift.min(8, hex.count - start)
      var digits = HexDigits.zeros
      Swift.withUnsafeMutableBytes(of: &digits) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: hex[start..<start + count]))
      }
      guard let bytes = HexDigits(littleEndian: digits).bytes else { return nil }
      Swift.withUnsafeBytes(of: bytes.littleEndian) { append(contentsOf: $0.prefix(count / 2)) }
    }
  }
}

extension [UInt8] {
  /// Decodes hexadecimal digits; nil when `hex` is anything else.
  package init?(hex: String) {
    guard let bytes = Array(hex.utf8).withUnsafeBytes({ [UInt8](hex: $0) }) else { return nil }
    self = bytes
  }

  /// Two lower-case hexadecimal digits for each byte.
  package var hex: String {
    String(unsafeUninitializedCapacity: 2 * count) { text in
      for (index, byte) in enumerated() {
        text[2 * index] = HexDigits.digit(byte >> 4)
        text[2 * index + 1] = HexDigits.digit(byte & 0x0F)
      }
      return 2 * count
    }
  }
}
