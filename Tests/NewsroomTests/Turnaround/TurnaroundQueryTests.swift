import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// The statistics of five rounds, which are few enough to compute by hand:
///
///     section   editor  submitted          to approval  to publication
///     Coast     eva     Mon 16 Nov 12:00   600 s        1 200 s
///     Coast     eva     Tue 17 Nov 12:00   1 200 s      –
///     Coast     emil    Sun 22 Nov 23:59   1 800 s      3 600 s
///     Town      emil    Mon 23 Nov 00:00   60 s         120 s
///     –         emil    Tue 24 Nov 12:00   –            –
@Suite(.database) struct TurnaroundQueryTests {
  let database = TestDatabase.current

  private func figures(_ query: TurnaroundQuery = .init()) async throws -> [TurnaroundSummary] {
    let newsroom = try await database.member(as: "eva")
    // Creates the first build, from a log without events.
    _ = try await newsroom.stats(query)
    try await database.session().run(
      """
      INSERT INTO read.turnaround (article, round, section, language, drafted_by, submitted_by,
        submitted_at, resubmissions, changes_requested, approved_at, published_at)
      SELECT gen_random_uuid(), 1, section, 'en', 'otto', editor, at, 1, again,
        at + approval * interval '1 second', at + publication * interval '1 second'
      FROM (VALUES
        ('Coast', 'eva', timestamptz '2026-11-16 12:00Z', 0, 600, 1200),
        ('Coast', 'eva', '2026-11-17 12:00Z', 2, 1200, NULL),
        ('Coast', 'emil', '2026-11-22 23:59Z', 0, 1800, 3600),
        ('Town', 'emil', '2026-11-23 00:00Z', 1, 60, 120),
        (NULL, 'emil', '2026-11-24 12:00Z', 0, NULL, NULL),
        ('Town', NULL, NULL, 0, NULL, NULL)
      ) AS t(section, editor, at, again, approval, publication)
      """)
    let summaries = try await newsroom.stats(query).value
    await newsroom.close()
    return summaries
  }

  private typealias Times = TurnaroundSummary.Times

  @Test func `the median and the 90th percentile are interpolated`()
    async throws
  {
    let all = try #require(try await figures().first)
    #expect((all.grouping, all.group) == (nil, nil))
    #expect((all.submitted, all.resubmissions, all.changesRequested) == (5, 5, 3))
    // 60, 600, 1 200, 1 800: the mean of the middle two, and 7/10 of the way to the last.
    #expect(all.toApproval == Times(count: 4, median: 900, percentile90: 1_620))
    // 120, 1 200, 3 600.
    #expect(all.toPublication == Times(count: 3, median: 1_200, percentile90: 3_120))
  }

  @Test func `sections come in order, then articles without a section, then all`() async throws {
    let rows = try await figures(.init(grouping: .section))
    #expect(rows.map(\.group) == ["Coast", "Town", nil, nil])
    #expect(rows.map(\.grouping) == [.section, .section, .section, nil])
    #expect(rows.map(\.submitted) == [3, 1, 1, 5])
    #expect(rows[0].toApproval == Times(count: 3, median: 1_200, percentile90: 1_680))
    #expect(rows[1].toPublication == Times(count: 1, median: 120, percentile90: 120))
    #expect(rows[2].toApproval == Times(count: 0, median: nil, percentile90: nil))
  }

  @Test func `a round counts for the person who submitted first`() async throws {
    let rows = try await figures(.init(grouping: .editor))
    #expect(rows.map(\.group) == ["emil", "eva", nil])
    #expect(rows.map(\.submitted) == [3, 2, 5])
    #expect(rows[1].toApproval == Times(count: 2, median: 900, percentile90: 1_140))
  }

  @Test func `a week begins on Monday at midnight in UTC, in any time zone of the server`()
    async throws
  {
    try await database.session().run(
      "ALTER DATABASE \"\(database.name)\" SET timezone TO 'Pacific/Auckland'")
    let rows = try await figures(.init(grouping: .week))
    #expect(rows.map(\.group) == ["2026-W47", "2026-W48", nil])
    #expect(rows.map(\.submitted) == [3, 2, 5])
  }

  @Test func `a span includes its first instant and excludes its last`() async throws {
    let monday = try #require(ISO8601DateFormatter().date(from: "2026-11-23T00:00:00Z"))
    #expect(try await figures(.init(since: monday)).map(\.submitted) == [2])
    #expect(try await figures(.init(before: monday)).map(\.submitted) == [6])
    #expect(try await figures(.init(since: monday, before: monday)).isEmpty)
  }

  @Test func `a section excludes the others`() async throws {
    let rows = try await figures(.init(section: "Coast", grouping: .editor))
    #expect(rows.map(\.group) == ["emil", "eva", nil])
    #expect(rows.map(\.submitted) == [1, 2, 3])
    #expect(try await figures(.init(section: "Sport")).isEmpty)
  }

  @Test func `without submissions there are no figures`() async throws {
    let newsroom = try await database.member(as: "otto")
    #expect(try await newsroom.stats(.init()).value.isEmpty)
    #expect(try await newsroom.stats(.init(grouping: .week)).value.isEmpty)
    await newsroom.close()
  }
}
