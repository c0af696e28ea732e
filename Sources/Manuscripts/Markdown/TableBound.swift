/// Decides whether a text can be parsed with tables. The parser fills short rows with empty cells, and
/// reads the whole paragraph above a table again, so a hostile text could take hours or all memory.
enum TableBound {
  /// The maximum number of cells that may be added to short rows.
  private static let missingCells = 100_000
  /// The maximum sum of the squares of the number of lines above a table in the same block.
  private static let linesAbove = 1_000_000_000

  static func allowsTables(in text: [UInt8]) -> Bool {
    guard text.has("|") || text.has(":") else { return true }
    var missing = 0
    var cost = 0
    // In the block so far.
    var lines = 0
    var columns = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let content = MarkdownLine.content(of: line)
      guard !content.isEmpty else {
        (lines, columns) = (0, 0)
        continue
      }
      let pipes = content.count { $0 == UInt8(ascii: "|") }
      if MarkdownLine.isDelimiterRow(content) {
        columns = max(columns, pipes + 1)
        cost += lines * lines
      }
      missing += max(0, columns - pipes - 1)
      lines += 1
      if missing > missingCells || cost > linesAbove { return false }
    }
    return true
  }
}
