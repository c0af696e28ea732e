import Foundation
import Terminal
import TestSupport
import Testing

@testable import AdminCommands
@testable import Editorial
@testable import EditorialReadModels
@testable import Newsroom

/// The calendar on terminals of different widths.
struct CalendarScreenTests {
  private static func calendar(_ count: Int) throws -> DeskCalendar {
    let at = Date(timeIntervalSince1970: 1_796_126_400)
    let entries = (0..<count).flatMap { number -> [CalendarEntry] in
      var row = BoardRow()
      row.article = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(number)))
      row.firstPosition = number + 1
      row.slug = .sample("harbour-wall-\(number)")
      row.headline = "The harbour wall will rise by one metre, says the council: part \(number)"
      row.scheduledAt = at + Double(number % 3) * 86_400
      row.unpublishAt = number == 1 ? at + 14 * 86_400 : nil
      row.unpublishFailure = number == 1 ? "notPublished" : nil
      row.due = number == 2 ? CalendarDate("2026-12-24") : nil
      return CalendarQuery.Kind.allCases.compactMap { CalendarEntry($0, of: row, in: .utc) }
    }
    return DeskCalendar(
      month: CalendarMonth("2026-12"), zone: .utc,
      today: try #require(CalendarDate("2026-12-02")), entries: entries)
  }

  private static func text(_ calendar: DeskCalendar, width: Int, isTerminal: Bool = true) -> String
  {
    CalendarScreen(
      calendar,
      screen: TerminalCapabilities(
        isTerminal: isTerminal, width: width, allowsColour: false, allowsRedrawing: false)
    ).text
  }

  @Test func `an empty month says what comes after it`() throws {
    let month = try #require(CalendarMonth("2026-11"))
    let all = try Self.calendar(2)
    #expect(
      CalendarScreen.notice(ofEmpty: month, among: all)
        == "nothing is in the calendar for 2026-11; the next is on Tue 1 Dec, see 'galley calendar "
        + "--month 2026-12'")
    let later = try #require(CalendarMonth("2027-01"))
    #expect(
      CalendarScreen.notice(ofEmpty: later, among: all)
        == "nothing is in the calendar for 2027-01")
  }

  @Test(arguments: [40, 69, 70, 80, 100, 160, 220])
  func `no line is wider than the terminal`(width: Int) throws {
    for count in [0, 1, 20] {
      let text = Self.text(try Self.calendar(count), width: width)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth(of: line).cells <= width, "\(line)")
      }
      #expect(text.contains("Dec 2026, UTC\n") == (width >= 70))
    }
  }

  @Test func `a month has a row for each week, and the first entries of each day`() throws {
    let lines = Self.text(try Self.calendar(20), width: 160)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[1].split(separator: " ").joined(separator: " ") == "Mon Tue Wed Thu Fri Sat Sun")
    let weeks = lines.filter { $0.hasPrefix("──") }.count - 1
    #expect(weeks == 5)
    #expect(lines[3].contains("2 today"))
    #expect(lines.contains { $0.contains("+ 12:00 harbour-wall-0") })
    #expect(lines.contains { $0.contains("and 4 more") })
    #expect(lines.contains { $0.contains("! 12:00 harbour-wall-1") })
    #expect(lines.contains("+ publish   - unpublish   * due"))
    #expect(lines.contains { $0.hasPrefix("Tue 1 Dec 12:00") && $0.contains("publish") })
    #expect(lines.contains("  refused: it was not public"))
  }

  @Test func `a narrow terminal and a file get the list`() throws {
    let narrow = Self.text(try Self.calendar(1), width: 40)
    #expect(
      narrow == """
        WHEN             WHAT     REF
        Tue 1 Dec 12:00  publish  @1
          The harbour wall will rise by one
          metre, says the council: part 0

        """)
    let file = Self.text(try Self.calendar(1), width: 80, isTerminal: false)
    #expect(file.hasPrefix("WHEN             WHAT     HEADLINE"))
    #expect(file.contains("harbour-wall-0\n"))
  }

  @Test func `a month is written as a year and a month`() {
    #expect(CalendarMonth("2026-12")?.days.count == 31)
    #expect(CalendarMonth("2028-02")?.days.last == CalendarDate("2028-02-29"))
    for text in ["2026-13", "2026-1", "December", "2026-12-01", ""] {
      #expect(CalendarMonth(text) == nil, "\(text)")
    }
  }
}
