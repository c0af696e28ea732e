import Digests
import Editorial
import EditorialReadModels
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// The cost of a query in addition to its own statements, if its read models are current.
@Suite(.database) struct FreshnessTests {
  let database = TestDatabase.current

  /// The number of transactions on the newsroom's only connection. It is the number of round trips,
  /// as long as each statement has its own transaction.
  private func transactions(of newsroom: Member) async throws -> Int {
    try await newsroom.withConnection { connection in
      try connection.execute(
        """
        SELECT split_part(virtualtransaction, '/', 2)::int8 FROM pg_locks
        WHERE pid = pg_backend_pid() LIMIT 1
        """)[0].value(at: 0)
    }
  }

  /// The number of transactions of `body` on a new connection.
  private func transactions(
    of body: (Member) async throws -> Void
  ) async throws -> Int {
    let newsroom = try await database.member(as: "eva")
    let before = try await transactions(of: newsroom)
    try await body(newsroom)
    let after = try await transactions(of: newsroom)
    await newsroom.close()
    return after - before - 1
  }

  @Test func `a query of current read models takes no extra round trip`()
    async throws
  {
    let eva = try await database.member(as: "eva")
    let article = WrittenArticle(content: .sample(), body: "The ferry left Oban.")
    _ = try await eva.draft(article, slug: .sample("ferry"))
    _ = try await eva.show("ferry")
    await eva.close()

    #expect(try await transactions { _ = try await $0.list(BoardQuery(limit: 10)) } == 1)
    // One for the slug, and one for all the rest.
    #expect(try await transactions { _ = try await $0.show("ferry") } == 2)
  }

  /// PostgreSQL shows a build as live a moment before other sessions see the views of its tables.
  @Test func `a query waits for the tables of a build that has just become live`() async throws {
    let eva = try await database.member(as: "eva")
    _ = try await eva.draft(
      WrittenArticle(content: .sample(), body: "The ferry left Oban."), slug: .sample("ferry"))
    _ = try await eva.list(BoardQuery(limit: 10))
    await eva.close()
    let owner = try await database.session()
    try await owner.run("ALTER VIEW read.board RENAME TO absent")

    let otto = try await database.member(as: "otto")
    var freshness = Freshness(models: [Board.self], projecting: .no)
    freshness.patience = .seconds(600)
    let (asking, question) = (freshness, "SELECT count(*) FROM read.board AS asked" as Query)
    async let found = otto.withConnection { try asking.ask([question], on: &$0).answers[0] }
    try await database.wait(
      until: """
        SELECT EXISTS (
          SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND query = \(question.sql))
        """, "otto has asked")
    try await owner.run("ALTER VIEW read.absent RENAME TO board")
    #expect(try await found[0].value(at: 0, as: Int.self) == 1)
    await otto.close()
  }
}
