import Manuscripts
import PlainText
import Terminal

/// Turns the events of a manuscript into lines for a terminal.
struct MarkdownRenderer {
  /// Text to put in front of the next paragraph.
  var leadIn: String?
  private(set) var lines: [String] = []

  private let width: Int
  /// The width for tables, at least `width`.
  private let tableWidth: Int
  private let paint: Paint
  private var margin = Margin()
  private var inlines: InlineRuns
  private var table: MarkdownTable?
  /// For each open list, the number of its next item; nil for a list with bullets.
  private var numbers: [Int?] = []
  private var tightness: [Bool] = []
  private var isAfterBlock = false

  init(width: Int, tableWidth: Int, paint: Paint) {
    self.width = width
    self.tableWidth = max(width, tableWidth)
    self.paint = paint
    inlines = InlineRuns(paint: paint)
  }

  mutating func render(_ event: MarkdownEvent) {
    switch event {
    case .enter(let container): enter(container)
    case .exit(let container): exit(container)
    case .codeBlock(let text):
      margin.push(.indent(columns: 4))
      addLiteral(text)
      margin.pop()
    case .htmlBlock(let text): addLiteral(text)
    case .thematicBreak: addParagraph([StyledRun("* * *")])
    default: inlines.add(event)
    }
  }

  mutating func addParagraph(_ runs: [StyledRun]) {
    let space = width - margin.width(within: width)
    add(WrappedText(runs, width: space, paint: paint).lines)
  }

  private mutating func enter(_ container: MarkdownEvent.Container) {
    switch container {
    case .paragraph:
      if let leadIn { inlines.add(.text(leadIn + " ")) }
      leadIn = nil
    case .heading, .tableCell:
      if !isInTableBody { inlines.add(.enter(.strong)) }
    case .table(let alignments): table = MarkdownTable(alignments)
    case .tableRow: table?.beginRow()
    case .footnote(let number):
      separate()
      margin.push(.item(marker: "[\(number)] "))
    case .quote:
      separate()
      margin.push(.quote)
    case .list(let start, let isTight):
      separate()
      numbers.append(start)
      tightness.append(isTight)
    case .item(let isDone):
      separate()
      margin.push(.item(marker: marker(isDone)))
    default: inlines.add(.enter(container))
    }
  }

  private mutating func exit(_ container: MarkdownEvent.Container) {
    switch container {
    case .paragraph: addParagraph(inlines.take())
    case .heading(let level):
      inlines.add(.exit(.strong))
      addHeading(inlines.take(), level: level)
    case .tableCell:
      if !isInTableBody { inlines.add(.exit(.strong)) }
      table?.add(inlines.take())
    case .tableRow: break
    case .table: addTable()
    case .quote:
      margin.pop()
      isAfterBlock = true
    case .list:
      numbers.removeLast()
      tightness.removeLast()
      isAfterBlock = true
    case .item, .footnote:
      if margin.hasMarker { add([""]) }
      margin.pop()
      isAfterBlock = true
    default: inlines.add(.exit(container))
    }
  }

  /// A line below distinguishes headings of the first two levels from a paragraph. Deeper levels have
  /// the marks with which they are typed.
  private mutating func addHeading(_ runs: [StyledRun], level: Int) {
    let space = width - margin.width(within: width)
    if level > 2 {
      let mark = StyledRun(String(repeating: "#", count: level) + " ", .bold)
      add(WrappedText([mark] + runs, width: space, hangingIndent: level + 1, paint: paint).lines)
      return
    }
    var heading = WrappedText(runs, width: space, paint: paint).lines
    let widest =
      WrappedText(runs, width: space, paint: Paint(isOn: false)).lines
      .map { DisplayWidth(of: $0).cells }.max() ?? 0
    heading.append(String(repeating: level == 1 ? "=" : "-", count: widest))
    add(heading)
  }

  private mutating func addTable() {
    guard let table else { return }
    let space = tableWidth - margin.width(within: width)
    add(table.lines(width: space, paint: paint))
    self.table = nil
  }

  /// Whether the current cell is below the headings.
  private var isInTableBody: Bool { table?.hasHeadings ?? false }

  /// Adds text whose lines and spaces are kept. A line that is too wide continues on the next.
  private mutating func addLiteral(_ text: String) {
    let space = width - margin.width(within: width)
    var literal = Substring(SanitizedText(block: text).description)
    while literal.last == "\n" { literal.removeLast() }
    add(
      literal.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { Self.pieces(of: $0, width: space) })
  }

  private static func pieces(of line: Substring, width: Int) -> [String] {
    var pieces = [""]
    var columns = 0
    for piece in line.lazy.flatMap({ DisplayWidth.pieces(of: $0, within: width) }) {
      if columns + piece.cells > width {
        pieces.append("")
        columns = 0
      }
      pieces[pieces.count - 1] += piece.text
      columns += piece.cells
    }
    return pieces
  }

  private mutating func add(_ block: [String]) {
    separate()
    for line in block { lines.append(margin.applied(to: line, within: width)) }
    isAfterBlock = true
  }

  /// Adds a blank line after the previous block, but neither between the items of a tight list nor
  /// between an item's marker and its text.
  private mutating func separate() {
    guard isAfterBlock else { return }
    isAfterBlock = false
    if tightness.last != true { lines.append(margin.applied(to: "", within: width)) }
  }

  private mutating func marker(_ isDone: Bool?) -> String {
    let box = isDone.map { $0 ? "[x] " : "[ ] " }
    guard let last = numbers.last, let number = last else { return box ?? "• " }
    numbers[numbers.count - 1] = number + 1
    return "\(number). \(box ?? "")"
  }
}
