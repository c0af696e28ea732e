import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// What has a date, what is stuck, and what was published today.
@Suite(.database) struct AgendaTests {
  private let database = TestDatabase.current

  private func slugs(_ page: Page<ArticleSummary>?) -> [String] {
    page?.rows.map(\.row.slug.text) ?? []
  }

  @Test func `the agenda has what is due, scheduled, embargoed and stuck`() async throws {
    let calendar = try await Calendar(in: database)
    let anna = calendar.anna
    let overdue = try await calendar.schedule("overdue", in: 0.1)
    let refused = try await calendar.schedule("refused", in: 0.3)
    // In former logs, a schedule could survive an embargo.
    try await calendar.surviveIn(refused, .embargoSet(until: Date() + 7_200))
    _ = try await calendar.schedule("later", in: 7_200)
    _ = try await calendar.schedule("soon", in: 3_600)
    for id in [overdue, refused] { try await calendar.awaitDue(id) }
    _ = try await anna.assign(overdue, to: "eva", due: CalendarDate("2026-12-02"))
    _ = try await anna.assign(refused, to: "eva", due: CalendarDate("2026-12-01"))
    let wall = try await calendar.schedule("wall", in: 9_000)
    let embargo = Date() + 86_400
    _ = try await anna.perform(.embargo(until: embargo), on: wall)
    let agenda = try await anna.agenda(zone: .gmt, limit: 9).value
    #expect(slugs(agenda.due) == ["refused", "overdue"])
    #expect(slugs(agenda.scheduled) == ["soon", "later"])
    #expect(slugs(agenda.embargoed) == ["refused", "wall"])
    #expect(agenda.stuck?.rows.map(\.cause) == [.overdue, .overdue])
    #expect(agenda.liveToday?.rows.count == 0)

    for id in [overdue, refused] { _ = try await anna.carryOut(.publication, of: id) }
    let after = try await anna.agenda(zone: .gmt, limit: 9).value
    #expect(after.stuck?.rows.map { $0.row?.slug.text } == ["refused"])
    #expect(after.stuck?.rows.map(\.cause) == [.refused])
    #expect(after.stuck?.rows.first?.reason == "refused when it was due: the embargo had not ended")
    #expect(after.liveToday?.rows.map(\.row.slug.text) == ["overdue"])
    let first = try await anna.agenda([.due], zone: .gmt, limit: 1).value
    #expect(slugs(first.due) == ["refused"] && first.stuck == nil)
    await calendar.close()
  }

  @Test func `today begins at midnight in the person's zone`() async throws {
    let library = try await Library(in: database)
    let zone = try #require(TimeZone(identifier: "Pacific/Kiritimati"))
    let agenda = try await library.eva.agenda([.liveToday], zone: zone, limit: 1).value
    let seconds = agenda.moment.timeIntervalSince(agenda.startOfDay)
    #expect((0..<86_400).contains(seconds))
    #expect(
      (Int(agenda.startOfDay.timeIntervalSince1970) + zone.secondsFromGMT()).isMultiple(of: 86_400))
    await library.close()
  }

  @Test func `an article in quarantine is stuck, even if it is not on the board`() async throws {
    let library = try await Library(in: database)
    let wall = try await library.draft("wall")
    _ = try await library.eva.list(BoardQuery(limit: 1))
    try await database.session().use { connection in
      _ = try connection.execute(
        """
        INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream,
          version + 1, gen_random_uuid(), 'ArticleAssigned', 1, '{"assignee":"e\\u0000"}', actor,
          gen_random_uuid(), 0, gen_random_uuid(), NULL, recorded_at
        FROM galley.events WHERE stream = \(wall) ORDER BY version DESC LIMIT 1
        """)
    }
    let stuck = try #require(
      try await library.eva.agenda([.stuck], zone: .gmt, limit: 5).value.stuck)
    #expect(stuck.rows.map(\.cause) == [.quarantined])
    #expect(stuck.rows.first?.row?.slug.text == "wall")
    await library.close()
  }
}
