/// Normalises the white space in fields, so that saving a file without changes changes nothing.
enum FieldText {
  /// The text on one line, or on its lines if `keepsLines`. Lines do not begin or end with white
  /// space, and words are separated by one space.
  static func tidy(_ text: String, keepsLines: Bool) -> String {
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
    text.unicodeScalars.first { $0.properties.generalCategory == .control && $0 != "\n" }
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
