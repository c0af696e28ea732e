/// Keeps footnotes that the parser would drop: those that the text does not refer to, and all but the
/// first of several with the same label. They become text.
struct FootnoteDefinitions {
  /// The text, in which the definitions of such footnotes are escaped.
  private(set) var text: [UInt8] = []
  /// The number of definitions that are left for the parser.
  private(set) var count = 0

  /// - Parameter escapesAll: Whether all footnotes become text.
  init(in original: [UInt8], escapesAll: Bool = false) {
    guard Self.mayOccur(in: original) else {
      text = original
      return
    }
    let lines = original.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let references = Self.references(in: lines)
    var defined: Set<String> = []
    var isCode = false
    for (number, line) in lines.enumerated() {
      if number > 0 { text.append(UInt8(ascii: "\n")) }
      if MarkdownLine.isCodeFence(line) { isCode.toggle() }
      guard !isCode, let definition = Self.definition(in: line) else {
        text += line
        continue
      }
      if !escapesAll, references.contains(definition.label),
        defined.insert(definition.label).inserted
      {
        count += 1
        text += line
      } else {
        text += line[..<definition.start]
        text.append(UInt8(ascii: "\\"))
        text += line[definition.start...]
      }
    }
  }

  private static func mayOccur(in text: [UInt8]) -> Bool {
    guard text.has("^") else { return false }
    for index in text.indices.dropLast() where text[index] == UInt8(ascii: "[") {
      if text[index + 1] == UInt8(ascii: "^") { return true }
    }
    return false
  }

  /// The label in `[^label]:` at the start of a line, and where the bracket is.
  private static func definition(
    in line: ArraySlice<UInt8>
  ) -> (label: String, start: Int)? {
    let rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
    guard rest.startIndex - line.startIndex < 40, let found = label(in: rest),
      found.end < rest.endIndex, rest[found.end] == UInt8(ascii: ":")
    else { return nil }
    return (found.label, rest.startIndex)
  }

  private static func references(in lines: [ArraySlice<UInt8>]) -> Set<String> {
    var labels: Set<String> = []
    for line in lines {
      var rest = line
      if let definition = definition(in: line) { rest = line[(definition.start + 1)...] }
      while let start = rest.firstIndex(of: UInt8(ascii: "[")) {
        rest = rest[start...]
        // The parser knows no footnotes whose labels have blanks.
        if let found = label(in: rest), !found.label.contains(where: \.isWhitespace) {
          labels.insert(found.label)
        }
        rest = rest.dropFirst()
      }
    }
    return labels
  }

  /// The label in `[^label]` at the start of a text, without regard to case, and where it ends.
  private static func label(in text: ArraySlice<UInt8>) -> (label: String, end: Int)? {
    guard text.starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")]) else { return nil }
    let name = text.dropFirst(2).prefix(1_000).prefix { $0 != UInt8(ascii: "]") }
    guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == UInt8(ascii: "]")
    else { return nil }
    return (String(decoding: name, as: UTF8.self).lowercased(), name.endIndex + 1)
  }
}
