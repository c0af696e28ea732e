/// Writes blocks as CommonMark with tables.
enum MarkdownBlockWriter {
  static func text(of blocks: [HTMLBlock]) -> String {
    let lines = lines(of: blocks)
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of blocks: [HTMLBlock], isTight: Bool = false) -> [String] {
    var lines: [String] = []
    // Two lists of a kind would become one, so their markers alternate.
    var isOther = false
    for (number, block) in blocks.enumerated() {
      if number > 0, !isTight { lines.append("") }
      isOther = number > 0 && block.continuesList(after: blocks[number - 1]) ? !isOther : false
      lines += self.lines(of: block, isOther: isOther)
    }
    return lines
  }

  private static func lines(of block: HTMLBlock, isOther: Bool) -> [String] {
    switch block {
    case .paragraph(let inlines): return MarkdownLines.paragraph(inlines)
    case .heading(let level, let inlines):
      let text = MarkdownInlineWriter.text(of: inlines, breaks: .spaces)
      return [String(repeating: "#", count: level) + " " + MarkdownLines.headingText(text)]
    case .quote(let blocks): return lines(of: blocks).map { $0.isEmpty ? ">" : "> \($0)" }
    case .list(let start, let items): return list(start, items, isOther: isOther)
    case .code(let text, let language): return code(text, language)
    case .rule: return ["***"]
    case .table(let rows): return table(rows)
    case .footnote(let number, let blocks):
      return lines(of: blocks).enumerated().map { place, line in
        if place == 0 { return "[^\(number)]: \(line)" }
        return line.isEmpty ? "" : "    \(line)"
      }
    }
  }

  private static func list(_ start: Int?, _ items: [[HTMLBlock]], isOther: Bool) -> [String] {
    // A tight item is a paragraph, or one with a list below it.
    let isTight = items.allSatisfy { item in
      item.count < 2 || item.count == 2 && item[0].isParagraph && item[1].isList
    }
    var lines: [String] = []
    for (number, item) in items.enumerated() {
      if number > 0, !isTight { lines.append("") }
      let marker =
        start.map { "\($0 + number)\(isOther ? ")" : ".")" } ?? (isOther ? "*" : "-")
      let indent = String(repeating: " ", count: marker.utf8.count + 1)
      for (place, line) in self.lines(of: item, isTight: isTight).enumerated() {
        if place == 0 {
          lines.append("\(marker) \(line)")
        } else {
          lines.append(line.isEmpty ? "" : indent + line)
        }
      }
    }
    return lines
  }

  private static func code(_ text: String, _ language: String) -> [String] {
    var code = text.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    if code.first?.isEmpty == true { code.removeFirst() }
    if code.last?.isEmpty == true { code.removeLast() }
    let fence = String(repeating: "`", count: max(3, text.longestRun(of: "`") + 1))
    return [fence + language] + code + [fence]
  }

  private static func table(_ rows: [[[HTMLInline]]]) -> [String] {
    let written = rows.map { row in
      "| "
        + row.map { MarkdownInlineWriter.text(of: $0, breaks: .spaces, isInTable: true) }
        .joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: rows[0].count)
    return [written[0], rule] + written.dropFirst()
  }
}

extension HTMLBlock {
  fileprivate var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  fileprivate var isList: Bool { if case .list = self { true } else { false } }

  fileprivate func continuesList(after former: HTMLBlock) -> Bool {
    guard case .list(let start, _) = self, case .list(let formerStart, _) = former else {
      return false
    }
    return (start == nil) == (formerStart == nil)
  }
}

extension String {
  /// The most occurrences of the character in a row.
  func longestRun(of scalar: Unicode.Scalar) -> Int {
    var (longest, current) = (0, 0)
    for other in unicodeScalars {
      current = other == scalar ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
