/// A text of lines in ASCII that mail servers do not change (RFC 2045, section 6.7).
enum QuotedPrintable {
  /// - Parameter text: Its lines end with LF or CR LF.
  /// - Returns: Lines of at most 76 characters, each with CR LF at its end.
  static func encoded(_ text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { encoded(line: $0) + "\r\n" }.joined()
  }

  private static func encoded(line: Substring) -> String {
    var result = ""
    var column = 0
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      // A blank at the end of a line could be lost, and a dot at its beginning could end the text.
      let isLast = index == bytes.count - 1
      let isPlain =
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        && (byte != UInt8(ascii: ".") || column > 0)
        || (byte == 0x20 || byte == 0x09) && !isLast
      let next = isPlain ? String(UnicodeScalar(byte)) : "=" + MailHeaders.percent(byte).dropFirst()
      if column + next.count > (isLast ? 76 : 75) {
        result += "=\r\n"
        column = 0
      }
      result += next
      column += next.count
    }
    return result
  }
}
