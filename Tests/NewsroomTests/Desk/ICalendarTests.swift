import Editorial
import EditorialReadModels
import Foundation
import TestSupport
import Testing

@testable import Newsroom

/// The calendar for calendar programs.
struct ICalendarTests {
  private static let noon = Date(timeIntervalSince1970: 1_796_126_400)

  /// An article with everything that a calendar can contain.
  private static func row(_ slug: String, section: String?) -> BoardRow {
    var row = BoardRow()
    (row.article, row.slug, row.version) = (
      UUID(uuidString: "00000000-0000-7000-8000-00000000AB01")!, .sample(slug), 7
    )
    (row.firstPosition, row.updatedAt) = (12, noon - 60)
    (row.headline, row.section) = ("A headline that must stay here", section)
    (row.scheduledAt, row.unpublishAt) = (noon, noon + 86_400)
    (row.unpublishFailure, row.embargo) = ("notPublished", noon - 3_600)
    (row.assignee, row.due) = ("emil", CalendarDate("2026-12-01"))
    return row
  }

  private static func calendar(_ rows: [BoardRow]) throws -> DeskCalendar {
    let zone = try #require(ZoneName(known: "Europe/Berlin"))
    return DeskCalendar(
      month: nil, zone: zone, today: try #require(CalendarDate("2026-11-29")),
      entries: rows.flatMap { row in
        CalendarQuery.Kind.allCases.compactMap { CalendarEntry($0, of: row, in: zone) }
      })
  }

  @Test func `a day begins with its due dates, and then follows the clock`() throws {
    let entries = try Self.calendar([Self.row("wall", section: nil)]).entries
    #expect(entries.map(\.kind) == [.due, .embargo, .publication, .unpublication])
    #expect(entries.map(\.time) == [nil, "12:00", "13:00", "13:00"])
    #expect(entries.map(\.day.day) == [1, 1, 1, 2])
  }

  @Test func `every entry has its lines`() throws {
    let text = ICalendar(try Self.calendar([Self.row("wall", section: "City")])).text
    let beginning = """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Galley//Calendar//EN
      CALSCALE:GREGORIAN
      X-WR-CALNAME:Galley
      BEGIN:VEVENT
      UID:00000000-0000-7000-8000-00000000ab01-due
      DTSTAMP:20261201T115900Z
      SEQUENCE:7
      DTSTART;VALUE=DATE:20261201
      SUMMARY:Due: wall
      DESCRIPTION:@12\\nSection: City\\nAssigned to emil
      CATEGORIES:due
      TRANSP:TRANSPARENT
      END:VEVENT

      """
    #expect(text.hasPrefix(beginning.replacing("\n", with: "\r\n")))
    #expect(text.contains("\r\nDTSTART:20261201T120000Z\r\nSUMMARY:Publish: wall\r\n"))
    #expect(text.contains("\r\nSUMMARY:Refused: Unpublish: wall\r\n"))
    #expect(text.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
    #expect(!text.contains("headline"), "A calendar program may pass the file on.")
  }

  @Test func `an independent reader finds no fault, and reads what was written`() async throws {
    let section = "Straße; Häfen, Brücken \\ 港\nund mehr \u{7}" + String(repeating: "é🐈", count: 60)
    let long = "wall-" + String(repeating: "near-the-harbour-", count: 4) + "end"
    var second = Self.row(long, section: section)
    second.article = UUID()
    let text = ICalendar(try Self.calendar([Self.row("wall", section: nil), second])).text
    let lines = try await CalendarReader.read(text)
    #expect(lines.filter { $0.hasPrefix("fault") } == [])
    #expect(lines.count == 8)
    #expect(
      lines.first
        == "00000000-0000-7000-8000-00000000ab01-due|2026-12-01|Due: wall|@12\\nAssigned to emil")
    let expected = section.replacing("\n", with: "\\n").replacing("\u{7}", with: "")
    #expect(
      lines.contains {
        $0.hasSuffix(
          "|2026-12-01T12:00:00+00:00|Publish: \(long)|@12\\nSection: \(expected)\\nAssigned to emil"
        )
      }, "\(lines)")

    // A reader that accepts everything would prove nothing.
    for (word, planted) in [
      ("DTSTART:20261201T120000Z", "DTSTART:20261301T120000Z"), ("\r\nUID:", "\r\nX-UID:"),
      ("-publication", "-due"), ("\r\nVERSION:2.0", ""),
    ] {
      let faults = try await CalendarReader.read(text.replacing(word, with: planted))
        .filter { $0.hasPrefix("fault") }
      #expect(!faults.isEmpty, "\(planted)")
    }
  }
}
