/// One escape sequence of a JSON string.
struct JSONEscape {
  private let bytes: UnsafeRawBufferPointer
  /// The next byte to read: first the backslash, at the end the byte after the sequence.
  private(set) var index: Int

  init(_ bytes: UnsafeRawBufferPointer, at index: Int) {
    self.bytes = bytes
    self.index = index
  }

  private var error: JSONSyntaxError { JSONSyntaxError(offset: index) }

  /// The character that the sequence means; two sequences if they are the halves of a surrogate
  /// pair.
  mutating func scalar() throws(JSONSyntaxError) -> Unicode.Scalar {
    index += 1
    guard index < bytes.count else { throw error }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw error
    }
  }

  private mutating func unicode() throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try codeUnit()
    guard unit != 0 else { throw error }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit) else { throw error }
    for byte in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
      guard index < bytes.count, bytes[index] == byte else { throw error }
      index += 1
    }
    let second = try codeUnit()
    let pair = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF))
    guard UTF16.isTrailSurrogate(second), let scalar = Unicode.Scalar(pair) else { throw error }
    return scalar
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    guard index + 4 <= bytes.count else { throw error }
    var unit: UInt16 = 0
    for digit in bytes[index..<index + 4] {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(digit & 0x0F)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt16(digit & 0x0F) + 9
      default: throw error
      }
    }
    index += 4
    return unit
  }
}
