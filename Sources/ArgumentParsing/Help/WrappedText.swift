/// Plain text broken at spaces and line ends so that no line is wider than it may be, unless one
/// word is.
struct WrappedText {
  let lines: [String]

  /// - Parameters:
  ///   - hanging: columns by which every line but the first is indented.
  init(_ text: some StringProtocol, width: Int, hanging: Int = 0) {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let count = word.count
      if line.isEmpty {
        (line, columns) = (String(word), count)
      } else if columns + 1 + count <= width {
        line += " " + word
        columns += 1 + count
      } else {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
        columns = hanging + count
      }
    }
    if !line.isEmpty { lines.append(line) }
    self.lines = lines
  }
}
