import EditorialReadModels
import Terminal

/// Turnaround times, one line per group. On a terminal, a bar shows each group's median.
struct StatsTable {
  private let summaries: [TurnaroundSummary]
  private let grouping: TurnaroundQuery.Grouping?
  private let screen: TerminalCapabilities

  /// The widest bar, in cells.
  private static let barWidth = 16

  init(
    _ summaries: [TurnaroundSummary], grouping: TurnaroundQuery.Grouping?,
    screen: TerminalCapabilities
  ) {
    self.summaries = summaries
    self.grouping = grouping
    self.screen = screen
  }

  var table: Table {
    var columns = [
      TableColumn(grouping?.rawValue ?? "", minimumWidth: 8),
      TableColumn("submitted", alignment: .right),
      TableColumn("sent back", alignment: .right, dropRank: 3),
      TableColumn("approved", alignment: .right, dropRank: 2), TableColumn("to approval"),
      TableColumn("90%", dropRank: 1),
      TableColumn("published", alignment: .right, dropRank: 2), TableColumn("to publication"),
      TableColumn("90%", dropRank: 1),
    ]
    if screen.isTerminal { columns.append(TableColumn("", dropRank: 4)) }
    return Table(columns: columns, rows: summaries.map { cells(of: $0) })
  }

  private func cells(of summary: TurnaroundSummary) -> [TableCell] {
    let (approval, publication) = (summary.toApproval, summary.toPublication)
    var cells = [
      name(of: summary), TableCell(String(summary.submitted)),
      TableCell(String(summary.changesRequested)), TableCell(String(approval.count)),
      Self.cell(approval.median, .bold), Self.cell(approval.percentile90, []),
      TableCell(String(publication.count)), Self.cell(publication.median, .bold),
      Self.cell(publication.percentile90, []),
    ]
    if screen.isTerminal { cells.append(TableCell(bar(of: summary), .cyan)) }
    return cells
  }

  private func name(of summary: TurnaroundSummary) -> TableCell {
    guard summary.grouping != nil else { return TableCell("all", .dim) }
    return summary.group.map { TableCell($0, .bold) } ?? TableCell("none", .dim)
  }

  private static func cell(_ seconds: Double?, _ style: Style) -> TableCell {
    seconds.map { TableCell(TimeSpan($0).words, style) } ?? TableCell("–", .dim)
  }

  /// A bar that compares the group's median time to publication with the longest one.
  private func bar(of summary: TurnaroundSummary) -> String {
    let longest = summaries.compactMap(\.toPublication.median).max() ?? 0
    guard let median = summary.toPublication.median, longest > 0 else { return "" }
    return BlockBar(share: median / longest, cells: Self.barWidth).text
  }
}
