/// What a line of Markdown looks like, without regard to the lines around it.
enum MarkdownLine {
  /// The line without blanks and markers of quotations and lists at its start.
  static func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.drop { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "+"),
        UInt8(ascii: "*"), UInt8(ascii: "\r"):
        true
      default: false
      }
    }
  }

  static func isCodeFence(_ line: ArraySlice<UInt8>) -> Bool {
    let content = content(of: line)
    return content.starts(with: [0x60, 0x60, 0x60]) || content.starts(with: [0x7E, 0x7E, 0x7E])
  }

  /// Whether the line may be the one below the headings of a table, such as `|---|--:|`.
  static func isDelimiterRow(_ content: ArraySlice<UInt8>) -> Bool {
    var hasDash = false
    var hasMark = false
    for byte in content {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C, UInt8(ascii: "\r"): break
      default: return false
      }
    }
    return hasDash && hasMark
  }
}
