/// Keeps cells that the parser would drop: those beyond the number of columns. They become part of the
/// row's last cell.
enum TableRows {
  static func keepingAllCells(in text: [UInt8]) -> [UInt8] {
    guard text.has("|") else { return text }
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    // Of the table in the block so far; nil above its row of dashes.
    var columns: Int?
    var isCode = false
    var isFirst = true
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !isFirst { kept.append(UInt8(ascii: "\n")) }
      isFirst = false
      if MarkdownLine.isCodeFence(line) { isCode.toggle() }
      let content = MarkdownLine.content(of: line)
      if content.isEmpty { columns = nil }
      if let columns, !isCode {
        append(line, columns: columns, to: &kept)
      } else {
        kept += line
        if !isCode, MarkdownLine.isDelimiterRow(content) { columns = cells(in: content) }
      }
    }
    return kept
  }

  private static func cells(in line: ArraySlice<UInt8>) -> Int {
    let text = trimmed(line)
    let pipes = text.indices.count { isSeparator(text, $0) }
    let leads = text.first == UInt8(ascii: "|") ? 1 : 0
    let ends = pipes > leads && text.last == UInt8(ascii: "|") ? 1 : 0
    return max(1, pipes - leads - ends + 1)
  }

  private static func append(_ line: ArraySlice<UInt8>, columns: Int, to kept: inout [UInt8]) {
    let content = MarkdownLine.content(of: line)
    guard cells(in: content) > columns else {
      kept += line
      return
    }
    let last = trimmed(line).indices.last
    // The pipes that may separate cells: one less than the columns, and one before the first.
    var allowed = columns - 1 + (content.first == UInt8(ascii: "|") ? 1 : 0)
    for index in line.indices {
      if isSeparator(line, index) {
        allowed -= 1
        if allowed < 0, index != last { kept.append(UInt8(ascii: "\\")) }
      }
      kept.append(line[index])
    }
  }

  private static func isSeparator(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    line[index] == UInt8(ascii: "|")
      && (index == line.startIndex || line[index - 1] != UInt8(ascii: "\\"))
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, ManuscriptFile.isBlank(last) || last == UInt8(ascii: "\r") {
      line.removeLast()
    }
    return line
  }
}
