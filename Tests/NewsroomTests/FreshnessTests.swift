import Digests
import Editorial
import EditorialReadModels
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// What a query costs beside its own statements where its read models are current.
@Suite(.database) struct FreshnessTests {
  let database = TestDatabase.current

  /// How many transactions the server has begun for the newsroom's one connection: as many as there
  /// were round trips, while no transaction holds several statements.
  private func transactions(of newsroom: Member) async throws -> Int {
    try await newsroom.withConnection { connection in
      try connection.execute(
        """
        SELECT split_part(virtualtransaction, '/', 2)::int8 FROM pg_locks
        WHERE pid = pg_backend_pid() LIMIT 1
        """)[0].value(at: 0)
    }
  }

  /// Those of `body` alone, the first that is done on the connection after it was opened.
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

  @Test func `a query only checks once whether its read models are current`()
    async throws
  {
    let eva = try await database.member(as: "eva")
    let article = WrittenArticle(content: .sample(), body: "The ferry left Oban.")
    _ = try await eva.draft(article, slug: .sample("ferry"))
    _ = try await eva.show("ferry")
    await eva.close()

    // And then its rows.
    #expect(try await transactions { _ = try await $0.list(BoardQuery(limit: 10)) } == 2)
    // And then whose slug it is, and all that is shown of it.
    #expect(try await transactions { _ = try await $0.show("ferry") } == 3)
  }
}
