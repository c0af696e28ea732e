import Editorial
import EditorialReadModels
import Newsroom
import PlainText
import Terminal

/// A calendar on a terminal: the month, if the terminal is wide enough, and the list of its entries.
struct CalendarScreen {
  private let calendar: DeskCalendar
  private let screen: TerminalCapabilities

  /// The least width of a terminal that shows the month, in cells.
  private static let leastWidth = 70

  init(_ calendar: DeskCalendar, screen: TerminalCapabilities) {
    self.calendar = calendar
    self.screen = screen
  }

  /// Ends with a newline, unless there is nothing to show.
  var text: String {
    let list = calendar.entries.isEmpty ? "" : table.text(for: screen)
    guard screen.isTerminal, screen.width >= Self.leastWidth,
      let grid = CalendarGrid(calendar, screen: screen)
    else { return list }
    return [grid.text, list].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What to say about a month in which nothing happens.
  ///
  /// - Parameter all: Everything that is pending.
  static func notice(ofEmpty month: CalendarMonth, among all: DeskCalendar) -> String {
    let notice = "nothing is in the calendar for \(month)"
    guard let last = month.days.last, let next = all.entries.first(where: { $0.day > last }) else {
      return notice
    }
    let command = ShellCommand.galley(
      "calendar", "--month", CalendarMonth(of: next.day).description)
    return "\(notice); the next is on \(next.day.weekdayAndDay), see \(command.quotation)"
  }

  private typealias Column = (column: TableColumn, cell: (CalendarEntry) -> TableCell)

  /// Without those that have no text.
  private func columns(_ isNarrow: Bool) -> [Column] {
    var columns: [Column] = [
      (TableColumn("when"), { TableCell($0.when) }),
      (TableColumn("what"), { TableCell($0.kind.words, $0.style) }),
    ]
    if !isNarrow {
      columns.append(
        (TableColumn("headline", minimumWidth: 20), { TableCell($0.row.headline, .bold) }))
    }
    columns += [
      (TableColumn("ref"), { TableCell($0.row.reference) }),
      (
        TableColumn("assignee", minimumWidth: 9, dropRank: 1),
        { TableCell($0.row.assignee ?? "") }
      ),
      (TableColumn("section", minimumWidth: 9, dropRank: 2), { TableCell($0.row.section ?? "") }),
      (TableColumn("slug", minimumWidth: 24, dropRank: 3), { TableCell($0.row.slug.text) }),
    ]
    return columns.filter { column in
      calendar.entries.contains { !column.cell($0).text.isEmpty }
    }
  }

  /// On a narrow terminal, the headline is below its row.
  private var table: Table {
    let isNarrow = screen.isTerminal && screen.width < Self.leastWidth
    let (entries, columns) = (calendar.entries, columns(isNarrow))
    return Table(
      columns: columns.map(\.column),
      rows: entries.map { entry in columns.map { $0.cell(entry) } },
      notes: entries.map { entry in
        let notes = [
          isNarrow ? entry.row.headline : nil, entry.failureReason.map { "refused: \($0)" },
        ]
        let note = notes.compactMap(\.self).joined(separator: "; ")
        return note.isEmpty ? nil : note
      })
  }
}

extension CalendarEntry {
  /// `Tue 1 Dec 06:00`.
  fileprivate var when: String {
    [day.weekdayAndDay, time].compactMap(\.self).joined(separator: " ")
  }

  var style: Style {
    if failureReason != nil { return .red }
    return switch kind {
    case .publication: .green
    case .unpublication: .yellow
    case .embargo: .cyan
    case .due: []
    }
  }
}
