import Manuscripts
import Terminal

/// A table of a manuscript as lines for a terminal.
///
/// Columns are as wide as their texts, or narrower if they do not fit; then the texts continue on
/// further lines. If even their words do not fit, each row becomes a list of its columns.
struct MarkdownTable {
  /// In cells, between two columns.
  private static let gap = 2
  /// A column is never narrower than its longest word, up to so many cells.
  private static let narrowest = 10

  private let alignments: [MarkdownEvent.Alignment]
  /// The first row has the headings.
  private var rows: [[[StyledRun]]] = []

  init(_ alignments: [MarkdownEvent.Alignment]) { self.alignments = alignments }

  /// Whether the row of headings is complete.
  var hasHeadings: Bool { rows.count > 1 }

  mutating func beginRow() { rows.append([]) }

  mutating func add(_ cell: [StyledRun]) { rows[rows.count - 1].append(cell) }

  /// - Parameter width: In columns of the terminal. No line is wider, if it is at least 4.
  func lines(width: Int, paint: Paint) -> [String] {
    guard let widths = widths(within: width) else { return list(width: width, paint: paint) }
    let cells = rows.map { row in
      row.enumerated().map { Self.wrapped($0.element, width: widths[$0.offset], paint: paint) }
    }
    // Without a blank line, a row on several lines cannot be told from several rows.
    let isSpaced = cells.dropFirst().contains { $0.contains { $0.count > 1 } }
    var lines: [String] = []
    for (number, row) in cells.enumerated() {
      if isSpaced, number > 1 { lines.append("") }
      for index in 0..<(row.map(\.count).max() ?? 0) {
        lines.append(line(row.map { index < $0.count ? $0[index] : Cell() }, widths))
      }
      if number == 0 {
        lines.append(
          widths.map { String(repeating: "─", count: $0) }
            .joined(separator: String(repeating: " ", count: Self.gap)))
      }
    }
    return lines
  }

  /// A line of a cell, with and without styles.
  private struct Cell {
    var painted = ""
    var width = 0
  }

  private static func wrapped(_ runs: [StyledRun], width: Int, paint: Paint) -> [Cell] {
    let painted = WrappedText(runs, width: width, paint: paint).lines
    let plain = WrappedText(runs, width: width, paint: Paint(isOn: false)).lines
    return zip(painted, plain).map { Cell(painted: $0, width: DisplayWidth(of: $1).cells) }
  }

  private func line(_ cells: [Cell], _ widths: [Int]) -> String {
    var line = ""
    var pending = 0
    for (column, cell) in cells.enumerated() {
      let space = widths[column] - cell.width
      let before =
        switch alignments[column] {
        case .left: 0
        case .centre: space / 2
        case .right: space
        }
      if cell.width > 0 {
        line += String(repeating: " ", count: pending + before) + cell.painted
        pending = space - before + Self.gap
      } else {
        pending += widths[column] + Self.gap
      }
    }
    return line
  }

  /// The widths of the columns; nil if their words do not fit.
  private func widths(within width: Int) -> [Int]? {
    let room = width - Self.gap * max(0, alignments.count - 1)
    var natural = alignments.map { _ in 2 }
    var least = natural
    for row in rows {
      for (column, cell) in row.enumerated() {
        let text = WrappedText(cell, width: .max / 2, paint: Paint(isOn: false)).lines
        for line in text {
          natural[column] = max(natural[column], DisplayWidth(of: line).cells)
          for word in line.split(separator: " ") {
            least[column] = max(least[column], min(Self.narrowest, DisplayWidth(of: word).cells))
          }
        }
      }
    }
    guard least.reduce(0, +) <= room else { return nil }
    // Narrow the widest columns to a common width that fits.
    var common = min(room, natural.max() ?? 0)
    func fitted(_ common: Int) -> [Int] {
      zip(natural, least).map { max($1, min($0, common)) }
    }
    while fitted(common).reduce(0, +) > room { common -= 1 }
    var widths = fitted(common)
    var rest = room - widths.reduce(0, +)
    for column in widths.indices where rest > 0 && widths[column] < natural[column] {
      widths[column] += 1
      rest -= 1
    }
    return widths
  }

  /// Each row as lines `heading: text`.
  private func list(width: Int, paint: Paint) -> [String] {
    let headings = rows.first ?? []
    return rows.dropFirst().enumerated().flatMap { number, row in
      (number > 0 ? [""] : [])
        + row.enumerated().flatMap { column, cell -> [String] in
          let heading = column < headings.count ? headings[column] : []
          let runs = heading.isEmpty ? cell : heading + [StyledRun(": ")] + cell
          return WrappedText(runs, width: width, hangingIndent: 2, paint: paint).lines
        }
    }
  }
}
