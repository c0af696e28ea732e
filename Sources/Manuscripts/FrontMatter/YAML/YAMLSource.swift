/// The YAML as it was typed. It finds what the parser accepts but a person did not mean.
struct YAMLSource {
  private let text: ArraySlice<UInt8>
  private let lines: [ArraySlice<UInt8>]
  // The scalars come in order, so the search for the end of one continues where the last ended.
  private var characters = 0
  private var offset: Int

  /// - Parameter text: UTF-8 with `\n` as line ends.
  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    offset = text.startIndex
  }

  var count: Int { lines.count }

  /// - Parameter number: From 0. Beyond the end, lines are empty.
  func line(_ number: Int) -> String {
    lines.indices.contains(number) ? String(decoding: lines[number], as: UTF8.self) : ""
  }

  /// Whether a comment follows an unquoted text on its line. It may be a part of the text that was
  /// meant.
  mutating func isCutByComment(_ scalar: YAMLScalar) -> Bool {
    guard scalar.style == .plain else { return false }
    while characters < scalar.end, offset < text.endIndex {
      offset += 1
      while offset < text.endIndex, text[offset] & 0xC0 == 0x80 { offset += 1 }
      characters += 1
    }
    let rest = text[offset...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return rest.startIndex > offset && rest.first == UInt8(ascii: "#")
  }

  /// Whether a quoted text continues on a line that is not indented. Its closing quote is missing, and
  /// it has taken in the fields below.
  func isUnclosed(_ scalar: YAMLScalar, from line: Int) -> Bool {
    guard scalar.style == .quoted, scalar.lastLine > line else { return false }
    return ((line + 1)...scalar.lastLine).contains { number in
      self.line(number).unicodeScalars.first.map { $0 != " " && $0 != "\t" } ?? false
    }
  }

  /// Whether a text such as `>5` was read as an empty block.
  func isMistakenBlock(_ scalar: YAMLScalar, from line: Int) -> Bool {
    guard scalar.style == .block, scalar.text.allSatisfy(\.isWhitespace) else { return false }
    let header = YAMLLine(self.line(line)).value
    return header.dropFirst().contains { $0.isASCII && $0.isNumber }
  }
}
