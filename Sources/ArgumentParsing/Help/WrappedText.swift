/// Plain text broken at spaces so that no line is wider than it may be, unless one word is.
struct WrappedText {
  let lines: [String]

  /// - Parameters:
  ///   - hanging: columns by which every line but the first is indented.
  init(_ text: some StringProtocol, width: Int, hanging: Int = 0) {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
      }
    }
    if !line.isEmpty { lines.append(line) }
    self.lines = lines
  }
}
