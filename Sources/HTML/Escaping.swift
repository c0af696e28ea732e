/// Escapes text for HTML and XML, in content and in attributes.
enum Escaping {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      var index = 0
      while index < utf8.count {
        guard mayNeedEscape(utf8[index]), let escape = escape(of: utf8[index], at: index, in: utf8)
        else {
          index += 1
          continue
        }
        bytes += utf8[start..<index]
        bytes += escape.text.utf8
        index += escape.length
        start = index
      }
      bytes += utf8[start...]
    }
  }

  /// Whether a character that begins with this byte may have to be escaped. Most do not.
  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      0x7F,
      0xC2, 0xEF:
      true
    default: false
    }
  }

  /// What is written in place of the character at `index`, and the character's length in bytes; nil
  /// if the character can stay.
  private static func escape(
    of byte: UInt8, at index: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> (text: String, length: Int)? {
    switch byte {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
    // An XML parser would read a bare carriage return as a line feed.
    case UInt8(ascii: "\r"): ("&#13;", 1)
    case 0..<0x20, 0x7F: ("\u{FFFD}", 1)
    // The control characters from U+0080 to U+009F.
    case 0xC2 where utf8[index + 1] < 0xA0: ("\u{FFFD}", 2)
    // U+FFFE and U+FFFF are no characters.
    case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE: ("\u{FFFD}", 3)
    default: nil
    }
  }
}
