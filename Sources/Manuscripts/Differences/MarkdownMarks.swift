/// The marks in a manuscript that a page does not show: those at the beginnings of lines, such as of
/// lists and quotations, and the addresses of links.
struct MarkdownMarks {
  private let text: [Unicode.Scalar]
  private var isMark: [Bool]

  init(in manuscript: String) {
    text = Array(manuscript.unicodeScalars)
    isMark = Array(repeating: false, count: text.count)
    var index = 0
    // Where the address ends, or the line. It only moves on, so that a hostile text takes no long time.
    var close = 0
    while index < text.count {
      var end = index
      while let next = endOfLineMark(at: end) { end = next }
      mark(index..<end)
      index = end
      while index < text.count, text[index] != "\n" {
        if text[index] == "]", isScalar(at: index + 1, in: "(") {
          close = max(close, index + 2)
          while close < text.count, !isScalar(at: close, in: ")\n") { close += 1 }
          if isScalar(at: close, in: ")") {
            mark(index..<close + 1)
            index = close
          }
        }
        index += 1
      }
      index += 1
    }
  }

  private mutating func mark(_ indices: Range<Int>) {
    for index in indices { isMark[index] = true }
  }

  /// - Parameter index: Of a Unicode scalar.
  func contains(_ index: Int) -> Bool { isMark[index] }

  /// Whether a manuscript can have the character as a mark or a part of one.
  static func isPossible(_ scalar: Unicode.Scalar) -> Bool {
    "*_`[]|~\\\n".unicodeScalars.contains(scalar)
  }

  /// The end of a mark such as `- `, `3. `, `> ` or `## `, with the blanks before it; nil if there is
  /// none here.
  private func endOfLineMark(at start: Int) -> Int? {
    var index = start
    while isScalar(at: index, in: " \t") { index += 1 }
    let first = index
    guard index < text.count else { return nil }
    switch text[index] {
    case ">": return index + 1
    case "-", "+", "*": index += 1
    case "#": while isScalar(at: index, in: "#"), index < first + 6 { index += 1 }
    case "0"..."9":
      while isScalar(at: index, in: "0123456789"), index < first + 9 { index += 1 }
      guard isScalar(at: index, in: ".)") else { return nil }
      index += 1
    default: return nil
    }
    return isScalar(at: index, in: " \t") ? index + 1 : nil
  }

  private func isScalar(at index: Int, in set: String) -> Bool {
    index < text.count && set.unicodeScalars.contains(text[index])
  }
}
