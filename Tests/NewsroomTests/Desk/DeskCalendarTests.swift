import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// What is coming, by month.
@Suite(.database) struct DeskCalendarTests {
  let database = TestDatabase.current

  /// `due wall 1`, with the day.
  private func words(_ calendar: DeskCalendar) -> [String] {
    calendar.entries.map { "\($0.kind.rawValue) \($0.row.slug) \($0.day.day)" }
  }

  @Test func `a month has its schedules, ends of embargoes and due dates, in its zone`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let anna = calendar.anna
    func instant(_ text: String) throws -> Date { try #require(Date(timestamp: text)) }
    let wall = try await calendar.schedule("wall", in: 3_600)
    _ = try await anna.perform(
      .schedule(
        at: instant("2990-05-31T22:30:00Z"), zone: "UTC",
        expiry: Expiry(at: instant("2990-07-01T06:00:00Z"), zone: "UTC")), on: wall)
    let dyke = try await calendar.schedule("dyke", in: 3_600)
    _ = try await anna.perform(.embargo(until: instant("2990-06-10T06:00:00Z")), on: dyke)
    _ = try await anna.assign(dyke, to: "eva", due: CalendarDate("2990-06-30"))
    let (may, june) = (CalendarMonth("2990-05"), CalendarMonth("2990-06"))
    let berlin = try #require(ZoneName(known: "Europe/Berlin"))
    #expect(words(try await anna.calendar(may, zone: .utc).value) == ["publication wall 31"])
    #expect(words(try await anna.calendar(may, zone: berlin).value) == [])
    #expect(
      words(try await anna.calendar(june, zone: berlin).value)
        == ["publication wall 1", "embargo dyke 10", "due dyke 30"])
    let before: Int64 = try await database.session().value("SELECT galley.last_position()")
    #expect(
      words(try await anna.calendar(nil, zone: .utc).value)
        == ["publication wall 31", "embargo dyke 10", "due dyke 30", "unpublication wall 1"])

    _ = try await anna.perform(.unschedule, on: wall)
    #expect(try await anna.calendar(june, zone: berlin).value.entries.count == 2)
    let past = try await anna.calendar(june, zone: berlin, asOf: .position(before)).value
    #expect(past.entries.count == 3)
    await calendar.close()
  }
}
