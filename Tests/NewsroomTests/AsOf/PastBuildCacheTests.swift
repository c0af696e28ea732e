import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// The cached builds as of past positions.
@Suite(.database) struct PastBuildCacheTests {
  let database = TestDatabase.current
  private let query = BoardQuery(limit: 100)

  /// Drafts articles as eva, with one event each.
  private func draft(_ count: Int, in newsroom: Member) async throws {
    for number in 1...count {
      let article = WrittenArticle(content: .sample(), body: "One metre.")
      _ = try await newsroom.draft(article, slug: .sample("wall-\(number)"))
    }
  }

  @Test func `the next question about a position builds nothing`() async throws {
    let newsroom = try await database.member(as: "eva")
    try await draft(3, in: newsroom)
    #expect(try await newsroom.list(query, asOf: .position(2)).value.rows.count == 2)
    let first = try await database.shelved()
    #expect(first.map(\.projection) == ["board"])
    #expect(first.map(\.checkpoint) == [2])
    let emil = try await database.member(as: "emil")
    let again = try await emil.list(query, asOf: .position(2)) { _ in
      Issue.record("a kept build was made again")
    }.value.rows
    #expect(again.count == 2)
    #expect(try await database.shelved() == first)
    await newsroom.close()
    await emil.close()
  }

  @Test func `if two people ask at once, both are answered and one build is kept`() async throws {
    let newsroom = try await database.member(as: "eva")
    let other = try await database.member(as: "emil")
    try await draft(6, in: newsroom)
    for position in Int64(1)...4 {
      async let one = newsroom.list(query, asOf: .position(position)).value.rows
      async let two = other.list(query, asOf: .position(position)).value.rows
      #expect(try await (one.count, two.count) == (Int(position), Int(position)))
      #expect(try await database.shelved().count { $0.checkpoint == position } == 1)
    }
    await newsroom.close()
    await other.close()
  }

  @Test func `builds of at most eight positions are kept, those that were used last`()
    async throws
  {
    let newsroom = try await database.member(as: "eva")
    try await draft(11, in: newsroom)
    for position in Int64(1)...8 {
      _ = try await newsroom.list(query, asOf: .position(position))
    }
    _ = try await newsroom.list(query, asOf: .position(1))
    for position in Int64(9)...11 {
      _ = try await newsroom.list(query, asOf: .position(position))
    }
    let kept = try await database.shelved().map(\.checkpoint)
    #expect(kept.sorted() == [1, 5, 6, 7, 8, 9, 10, 11])
    await newsroom.close()
  }

  @Test func `a build that was unused for an hour is removed, unless it is being read`()
    async throws
  {
    let newsroom = try await database.member(as: "eva")
    try await draft(3, in: newsroom)
    for position in Int64(1)...2 {
      _ = try await newsroom.list(query, asOf: .position(position))
    }
    let reader = try await database.session(as: "emil")
    let model: any Projection<Board.Event>.Type = Board.self
    let taken = try await reader.use { try PastBuildCache.hold([model], asOf: 1, on: &$0) }
    #expect(taken.map(\.checkpoint) == [1])
    try await database.session().run(
      "UPDATE read.builds SET last_used_at = now() - interval '61 minutes' WHERE status = 'scratch'"
    )
    _ = try await newsroom.list(query, asOf: .position(3))
    #expect(try await database.shelved().map(\.checkpoint) == [1, 3])
    await newsroom.close()
  }

  @Test func `the next build clears the remains of an interrupted one`() async throws {
    let newsroom = try await database.member(as: "eva")
    try await draft(2, in: newsroom)
    _ = try await newsroom.list(query)
    let session = try await database.session()
    try await session.run(
      """
      SET ROLE galley_projector;
      INSERT INTO read.builds (projection, build, version, status, checkpoint, events)
        VALUES ('board', 7, 1, 'building', 0, 0);
      CREATE SCHEMA build_board_7;
      RESET ROLE;
      """)
    _ = try await newsroom.list(query, asOf: .position(1))
    let isLeft: Bool = try await session.value(
      "SELECT to_regnamespace('build_board_7') IS NOT NULL")
    #expect(!isLeft)
    await newsroom.close()
  }

  @Test func `a login that may not project reads cached builds, and learns who can make others`()
    async throws
  {
    let maker = try await database.member(as: "eva")
    try await draft(2, in: maker)
    _ = try await maker.list(query, asOf: .position(1))
    let reader = try await database.member(withLogin: "emil")
    #expect(try await reader.list(query, asOf: .position(1)).value.rows.count == 1)
    let error = await #expect(throws: Failure.self) {
      try await reader.list(query, asOf: .position(2)).value.rows
    }
    #expect(error?.kind == .forbidden)
    #expect(error?.remedies == [.askProjector])
    #expect(try await reader.show("wall-2", asOf: .position(2)).value.board.slug.text == "wall-2")
    await maker.close()
    await reader.close()
  }
}
