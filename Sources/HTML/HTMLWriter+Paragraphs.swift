/// Plain text that somebody typed, as paragraphs.
extension HTMLWriter {
  /// Writes a paragraph for each part between empty lines, and keeps the other line breaks. Each
  /// paragraph has the direction of its own first letter.
  package mutating func write(paragraphs text: String) {
    var lines: [Substring] = []
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in all + [Substring()] {
      if line.allSatisfy(\.isWhitespace) {
        if !lines.isEmpty { writeParagraph(lines) }
        lines = []
      } else {
        lines.append(line)
      }
    }
  }

  private mutating func writeParagraph(_ lines: [Substring]) {
    begin(.p, .direction("auto"))
    for (index, line) in lines.enumerated() {
      if index > 0 { write(empty: .br) }
      write(String(line))
    }
    end()
  }
}
