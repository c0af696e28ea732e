/// Text that XML can contain.
enum XMLText {
  /// The text, with U+FFFD in place of each character that XML cannot contain or discourages: control
  /// characters other than tabs and line ends, and U+FFFE and U+FFFF.
  static func valid(_ text: String) -> String {
    var text = text
    let isValid = text.withUTF8 { utf8 in
      for (index, byte) in utf8.enumerated() where length(of: byte, at: index, in: utf8) > 0 {
        return false
      }
      return true
    }
    return isValid ? text : replaced(text)
  }

  private static func replaced(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      var bytes: [UInt8] = []
      var index = 0
      while index < utf8.count {
        let length = length(of: utf8[index], at: index, in: utf8)
        if length > 0 {
          bytes += "\u{FFFD}".utf8
          index += length
        } else {
          bytes.append(utf8[index])
          index += 1
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The bytes of the invalid character that begins here; 0 if the byte can stay.
  @inline(__always)
  private static func length(
    of byte: UInt8, at index: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> Int {
    switch byte {
    case 0x09, 0x0A, 0x0D: 0
    case 0..<0x20, 0x7F: 1
    // The control characters from U+0080 to U+009F.
    case 0xC2 where utf8[index + 1] < 0xA0: 2
    case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE: 3
    default: 0
    }
  }
}
