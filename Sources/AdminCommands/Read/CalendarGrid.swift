import Editorial
import EditorialReadModels
import Newsroom
import PlainText
import Terminal

/// A month as weeks of seven days, each with its first entries.
struct CalendarGrid {
  private let calendar: DeskCalendar
  private let month: CalendarMonth
  private let paint: Paint
  /// The width of a day, in cells.
  private let cell: Int

  /// Spaces between two days.
  private static let gap = 1
  /// The width at which a day shows more than its entries need, in cells.
  private static let widest = 26
  /// The most entries of a day. The list below the month has them all.
  private static let most = 4

  /// Nil for a calendar that is not about one month.
  init?(_ calendar: DeskCalendar, screen: TerminalCapabilities) {
    guard let month = calendar.month else { return nil }
    self.calendar = calendar
    self.month = month
    paint = Paint(for: screen)
    cell = min(Self.widest, (screen.width - 6 * Self.gap) / 7)
  }

  /// Ends with a newline.
  var text: String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map { ($0, Style.dim) }
    var lines = [paint("\(month.name), \(calendar.zone.label)", .bold), row(names)]
    for week in weeks {
      lines.append(rule)
      lines += self.lines(of: week)
    }
    lines.append(rule)
    lines += legend
    return lines.map { "\($0)\n" }.joined()
  }

  private var rule: String {
    paint(String(repeating: "─", count: 7 * cell + 6 * Self.gap), .dim)
  }

  /// Seven days each; nil for a day of another month.
  private var weeks: [[CalendarDate?]] {
    let lead = [CalendarDate?](repeating: nil, count: month.first.weekday)
    let days = lead + month.days.map { $0 }
    return stride(from: 0, to: days.count, by: 7).map { start in
      let week = Array(days[start..<min(start + 7, days.count)])
      return week + [CalendarDate?](repeating: nil, count: 7 - week.count)
    }
  }

  private func lines(of week: [CalendarDate?]) -> [String] {
    let columns = week.map { $0.map(texts) ?? [] }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      row(columns.map { $0.indices.contains(line) ? $0[line] : ("", []) })
    }
  }

  /// The number of a day, and its entries.
  private func texts(of day: CalendarDate) -> [(String, Style)] {
    let entries = calendar.entries.filter { $0.day == day }
    let isToday = day == calendar.today
    let number = (isToday ? "\(day.day) today" : String(day.day), isToday ? Style.bold : [])
    let shown = entries.count > Self.most ? Self.most - 1 : entries.count
    let rest =
      shown < entries.count ? [("and \(entries.count - shown) more", Style.dim)] : []
    return [number] + entries.prefix(shown).map { ($0.words(cells: cell), $0.style) } + rest
  }

  /// The cells of a line, without spaces at its end.
  private func row(_ cells: [(text: String, style: Style)]) -> String {
    var line = ""
    var pending = 0
    for (text, style) in cells {
      let shown = TruncatedText(SanitizedText(line: text).description, cells: cell).description
      if !shown.isEmpty {
        line += String(repeating: " ", count: pending) + paint(shown, style)
        pending = 0
      }
      pending += cell - DisplayWidth(of: shown).cells + Self.gap
    }
    return line
  }

  /// What the signs mean, if there are entries.
  private var legend: [String] {
    let kinds = CalendarQuery.Kind.allCases.filter { kind in
      calendar.entries.contains { $0.kind == kind }
    }
    guard !kinds.isEmpty else { return [] }
    return [paint(kinds.map { "\($0.sign) \($0.words)" }.joined(separator: "   "), .dim)]
  }
}

extension CalendarEntry {
  /// The sign and the slug, after the time if there is room, and after the reference otherwise: cut
  /// slugs often look the same.
  fileprivate func words(cells: Int) -> String {
    let sign = failureReason == nil ? kind.sign : "!"
    let hasRoom = cells >= 16
    return [sign, hasRoom ? time : row.reference, row.slug.text].compactMap(\.self)
      .joined(separator: " ")
  }
}

extension CalendarQuery.Kind {
  fileprivate var sign: String {
    switch self {
    case .publication: "+"
    case .unpublication: "-"
    case .embargo: "="
    case .due: "*"
    }
  }
}
