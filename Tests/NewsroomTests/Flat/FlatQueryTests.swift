import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@testable import EditorialReadModels
@testable import Newsroom

/// The number of rows that a query reads depends on the question, not on the size of the newsroom.
@Suite(.database(longerBy: .seconds(300))) struct FlatQueryTests {
  /// The most rows of a step: a tenth of the articles. It is more than the limit for each pair of
  /// states, and more than the number of schedules, which `status` counts.
  private static let bound = 2_000
  private static let limit = 10

  @Test(.explainingStatements) func `no query reads a table in proportion to the newsroom`()
    async throws
  {
    let large = try await LargeNewsroom(in: .current)
    let newsroom = large.newsroom
    func check(
      _ name: String, bound: Int = Self.bound, _ ask: (Member) async throws -> Void
    ) async throws -> [String] {
      _ = try await newsroom.withConnection { $0.takeNotices() }
      try await ask(newsroom)
      let statements = try await newsroom.withConnection { $0.takeNotices() }
        .compactMap { try ExplainedStatement($0) }
      #expect(!statements.isEmpty, "\(name) was not explained")
      return statements.flatMap { statement in
        statement.nodes.filter { $0.rows > bound }.map {
          "\(name): \($0.name) took \($0.rows) rows, of: \(statement.text)"
        }
      }
    }
    // A query that reads the whole table, to test the check.
    let spoiled = try await check("spoiled") { newsroom in
      _ = try await newsroom.withConnection { connection in
        try connection.execute("SELECT slug FROM read.board ORDER BY headline LIMIT 10")
      }
    }
    #expect(spoiled.first?.hasPrefix("spoiled: ") == true, "\(spoiled)")

    var excesses: [String] = []
    for (name, query) in Self.lists(try await Self.cursor(of: large)) {
      excesses += try await check("list \(name)") { _ = try await $0.list(query) }
    }
    let slug = try await newsroom.list(BoardQuery(publicationState: .published, limit: 1)).value
      .rows[0]
      .row
    for (name, ask) in Self.questions(
      slug.slug.text, slug.article, try await Self.cursor(of: large))
    {
      excesses += try await check(name, ask)
    }
    excesses += try await check("status of the log", bound: 10_000) {
      let status = try await $0.logStatus()
      #expect(status.events == LargeNewsroom.events * (LargeNewsroom.copies + 1))
      let texts: Int = try await large.database.session().value(
        "SELECT count(*) FROM galley.texts")
      #expect(texts > 20_000 && abs(status.texts - texts) < texts / 10)
    }
    let words = ["the ferry", "ferry", "harbour or council or people", "qwertzuiop"]
    for word in words {
      excesses += try await check("search \(word)", bound: SearchScan.mostLookedUp) {
        _ = try await $0.search(SearchQuery(words: word, limit: Self.limit))
      }
    }
    let common = try await newsroom.search(SearchQuery(words: words[2], limit: 1))
    #expect(common.value.page.next != nil && common.value.total == nil)
    #expect(excesses.isEmpty, "\(excesses.joined(separator: "\n"))")
    await newsroom.close()
  }

  /// A cursor in the middle of the board.
  private static func cursor(of large: LargeNewsroom) async throws -> PageCursor {
    let row = try await large.database.session().use { connection in
      try connection.execute(
        "SELECT updated_at, article FROM read.board ORDER BY updated_at OFFSET 10000 LIMIT 1")[0]
    }
    return PageCursor(try row.value(at: 0), try row.value(at: 1))
  }

  private static func lists(_ cursor: PageCursor) -> [(String, BoardQuery)] {
    var lists: [(String, BoardQuery)] = []
    for states in [[], [.draft], [.spiked], [.submitted, .changesRequested]] as [[EditorialState]] {
      for publication in [nil, .published, .killed] as [PublicationState?] {
        for section in [nil, "region", "nowhere"] {
          for assignee in [nil, "bench_ada", "rare", "otto"] {
            for after in [nil, cursor] {
              let name =
                "\(states) \(publication?.rawValue ?? "") \(section ?? "") \(assignee ?? "") "
                + (after == nil ? "from the start" : "from the middle")
              lists.append(
                (
                  name,
                  BoardQuery(
                    editorialStates: states, publicationState: publication, section: section,
                    assignee: assignee, after: after, limit: limit)
                ))
            }
          }
        }
      }
    }
    for person in [Involvement.author("bench_ada"), .any("bench_ada"), .any("nobody")] {
      for states in [[], [.draft]] as [[EditorialState]] {
        for after in [nil, cursor] {
          let name = "\(person) \(states) \(after == nil ? "from the start" : "from the middle")"
          lists.append(
            (
              name,
              BoardQuery(editorialStates: states, people: [person], after: after, limit: limit)
            ))
        }
      }
    }
    return lists
  }

  private static func changedQuery(_ cursor: PageCursor) -> BoardQuery {
    BoardQuery(changedSince: cursor.time, limit: limit)
  }

  private static func questions(
    _ slug: String, _ id: UUID, _ cursor: PageCursor
  ) -> [(String, (Member) async throws -> Void)] {
    let (article, id) = (id, id.uuidString.lowercased())
    return [
      (
        "site after a change",
        { newsroom in
          try await newsroom.withConnection { connection in
            let last: Int64 = try connection.execute("SELECT galley.last_position()")[0].value(
              at: 0)
            _ = try connection.execute(SiteQuery.changed(after: last - 10, limit: 1001))
            _ = try connection.execute(SiteQuery.intervals(of: [article]))
            var query = PublicItemQuery(.articles([article]))
            _ = try connection.execute(query.statement())
            query.readsBodies = false
            _ = try connection.execute(query.statement())
          }
        }
      ),
      ("queue", { _ = try await $0.queue(QueueQuery(limit: limit)) }),
      ("queue after", { _ = try await $0.queue(QueueQuery(after: cursor, limit: limit)) }),
      ("queue --section", { _ = try await $0.queue(QueueQuery(section: "region", limit: limit)) }),
      (
        "queue --section nowhere",
        { _ = try await $0.queue(QueueQuery(section: "x", limit: limit)) }
      ),
      ("live", { _ = try await $0.live(limit: limit) }),
      ("live after", { _ = try await $0.live(limit: limit, after: cursor) }),
      ("live --corrections", { _ = try await $0.corrections(of: nil, limit: limit) }),
      (
        "live --corrections after",
        { _ = try await $0.corrections(of: nil, limit: limit, after: PositionCursor(100_000)) }
      ),
      ("live --corrections of one", { _ = try await $0.corrections(of: slug, limit: limit) }),
      ("live --intervals", { _ = try await $0.intervals(slug) }),
      ("show", { _ = try await $0.show(slug) }),
      ("show --revision", { _ = try await $0.show(slug, revision: 1) }),
      (
        "show --at-position",
        { newsroom in
          // The copies have the same slug in their events, so use the id of the original.
          let first = try await newsroom.logEvent(at: 1).stream.id.uuidString
          _ = try await newsroom.show(first, asOf: .position(202_000))
        }
      ),
      ("list --changed-since", { _ = try await $0.list(changedQuery(cursor)) }),
      ("mine", { _ = try await $0.personalWork(limit: limit) }),
      ("mine --only drafts", { _ = try await $0.personalWork([.drafts], limit: limit) }),
      ("agenda", { _ = try await $0.agenda(zone: .gmt, limit: limit) }),
      (
        "calendar",
        { _ = try await $0.calendar(CalendarMonth("2099-12"), zone: .utc) }
      ),
      ("activity", { _ = try await $0.activity(limit: limit) }),
      ("activity --by", { _ = try await $0.activity(by: "bench_ada", limit: limit) }),
      ("activity --since", { _ = try await $0.activity(since: .now, limit: limit) }),
      (
        "activity after",
        { _ = try await $0.activity(limit: limit, after: PositionCursor(100_000)) }
      ),
      ("history", { _ = try await $0.history(slug) }),
      ("by id", { _ = try await $0.find(id) }),
      ("by the beginning of an id", { _ = try await $0.find(String(id.prefix(13))) }),
      ("by a beginning of many", { _ = try? await $0.find(String(id.prefix(4))) }),
      ("by no slug", { _ = try? await $0.find("\(slug.prefix(3))-there-is-none") }),
      ("working", { _ = try await $0.working(slug) }),
      ("status of read models", { _ = try await $0.projections() }),
      ("status of schedules", { _ = try await $0.schedules() }),
      ("status of the watermark", { _ = try await $0.watermarkHolder() }),
      ("log tail", { _ = try await $0.logTail(limit) }),
      ("log show", { _ = try await $0.logEvent(at: 100_000) }),
      ("user list", { _ = try await $0.people() }),
      (
        "worker's look for schedules",
        { newsroom in
          _ = try await newsroom.withConnection {
            try ScheduleQuery(limit: limit).run(on: &$0)
          }
        }
      ),
      (
        "stats --since",
        {
          let since = Date.now.addingTimeInterval(365 * 86_400)
          _ = try await $0.stats(TurnaroundQuery(since: since))
        }
      ),
    ]
  }
}
