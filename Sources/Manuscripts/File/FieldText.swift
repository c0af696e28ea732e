/// Normalises the white space in fields, so that saving a file without changes changes nothing.
enum FieldText {
  /// The text on one line, or on its lines if `keepsLines`. Lines do not begin or end with white
  /// space, and words are separated by one space.
  static func tidy(_ text: String, keepsLines: Bool) -> String {
    if isTidy(text) { return text }
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { isLineBreak($0) }
      .map { words(of: $0) }
    if !keepsLines { return lines.filter { !$0.isEmpty }.joined(separator: " ") }
    var kept = lines[...]
    while kept.first?.isEmpty == true { kept.removeFirst() }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  /// The first control character other than a line break.
  static func controlCharacter(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { ($0.value < 0x20 || 0x7F...0x9F ~= $0.value) && $0 != "\n" }
  }

  /// Whether the text surely needs no change, which is the usual case: one line of words with one space
  /// between them. It looks only at single bytes of UTF-8.
  private static func isTidy(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      let isSpace = byte == 0x20
      // 0xC2 and 0xE2 begin the line breaks that are not ASCII, and other characters.
      if byte < 0x20 || isSpace && wasSpace || byte == 0xC2 || byte == 0xE2 { return false }
      wasSpace = isSpace
    }
    return !wasSpace
  }

  private static func words(of line: Substring.UnicodeScalarView) -> String {
    line.split { $0 == " " || $0 == "\t" }.map { String(Substring($0)) }.joined(separator: " ")
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
