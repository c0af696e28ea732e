import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct AsOfTests {
  let database = TestDatabase.current

  /// An article that was drafted as `wall`, submitted, and renamed to `dam`, at positions 1, 2 and
  /// 3.
  private func renamedArticle(in newsroom: Member) async throws -> UUID {
    let article = WrittenArticle(content: .sample(), body: "One metre.")
    let id = try await newsroom.draft(article, slug: .sample("wall")).id
    _ = try await newsroom.perform(.submit, on: id)
    _ = try await newsroom.perform(.rename(to: .sample("dam")), on: id)
    return id
  }

  @Test func `an instant between two events is the moment after the first`() async throws {
    let newsroom = try await database.member(as: "eva")
    let article = WrittenArticle(content: .sample(), body: "One metre.")
    let id = try await newsroom.draft(article, slug: .sample("wall")).id
    try await Task.sleep(for: .milliseconds(20))
    let between = Date()
    try await Task.sleep(for: .milliseconds(20))
    _ = try await newsroom.perform(.submit, on: id)

    let then = try await newsroom.show("wall", asOf: .instant(between)).value
    #expect((then.board.editorialState, then.board.version) == (.draft, 1))
    #expect((then.past?.position, then.past?.instant) == (1, between))
    #expect(
      try await newsroom.history("wall", asOf: .instant(between)).value.map(\.row.version) == [1])
    let list = try await newsroom.list(BoardQuery(limit: 10), asOf: .instant(between)).value.rows
    #expect(list.map(\.row.editorialState) == [.draft])
    #expect(try await newsroom.show("wall").value.board.editorialState == .submitted)
    await newsroom.close()
  }

  @Test func `an instant is exact to the event although recording times may be inverted`()
    async throws
  {
    let base = Date(timeIntervalSince1970: 1_700_000_000)
    // The third event was recorded 3 ms before the second, but its writer got its position later.
    let seconds = [-60, 0, -0.003, 0.001, 60]
    let session = try await database.session()
    for (index, offset) in seconds.enumerated() {
      let at = base.addingTimeInterval(offset)
      _ = try await session.use { connection in
        try connection.execute(
          """
          INSERT INTO galley.events SELECT \(Int64(index + 1)), 'article', gen_random_uuid(), 1,
            gen_random_uuid(), 'ArticleSubmitted', 1, '{}', 'eva', gen_random_uuid(), 1,
            gen_random_uuid(), NULL, \(at)
          """)
      }
    }
    let expected: [(offset: TimeInterval, position: Int64)] = [
      (-100, 0), (-60, 1), (-0.003, 1), (-0.001, 1), (0, 3), (0.001, 4), (59, 4), (60, 5), (99, 5),
    ]
    for (offset, position) in expected {
      let instant = base.addingTimeInterval(offset)
      let past = try await session.use { try Past.at(instant, through: 5, on: &$0) }
      #expect(past.position == position, "\(offset)")
    }
  }

  @Test func `a reference resolves by the slugs of that time`() async throws {
    let newsroom = try await database.member(as: "eva")
    let id = try await renamedArticle(in: newsroom)
    let before = try await newsroom.show("wall", asOf: .position(2)).value
    #expect((before.board.slug.text, before.slugs.map(\.slug.text)) == ("wall", ["wall"]))
    #expect(try await newsroom.show("wall", asOf: .position(3)).value.board.slug.text == "dam")
    #expect(try await newsroom.show("dam", asOf: .position(3)).value.revision.article == id)
    let prefix = String(id.uuidString.lowercased().prefix(13))
    #expect(try await newsroom.show(prefix, asOf: .position(1)).value.revision.article == id)
    await newsroom.close()
  }

  @Test func `before the first event the newsroom is empty`() async throws {
    let newsroom = try await database.member(as: "eva")
    _ = try await renamedArticle(in: newsroom)
    let long = Date(timeIntervalSince1970: 0)
    #expect(try await newsroom.list(BoardQuery(limit: 10), asOf: .instant(long)).value.rows.isEmpty)
    #expect(try await newsroom.live(limit: 10, asOf: .position(0)).value.rows.isEmpty)
    await newsroom.close()
  }

  @Test func `an unknown article or a future moment is refused with a remedy`() async throws {
    let newsroom = try await database.member(as: "eva")
    _ = try await renamedArticle(in: newsroom)
    let future = Date(timeIntervalSince1970: 4_000_000_000)
    let refusals: [(String, revision: Int?, asOf: AsOf, failure: Failure)] = [
      (
        "wall", nil, .position(4),
        Failure(.unacceptable, "position 4 is in the future: the last one is 3")
      ),
      (
        "dam", nil, .position(2),
        Failure(
          .notFound, "there is no article 'dam' as of position 2", .listArticles(asOf: 2))
      ),
      (
        "wal", nil, .position(2),
        Failure(
          .notFound, "there is no article 'wal' as of position 2", .chooseArticle(["wall"]))
      ),
      (
        "wall", nil, .position(0),
        Failure(
          .notFound, "there is no article 'wall' as of position 0", .listArticles(asOf: 0))
      ),
      (
        "wall", 2, .position(2),
        Failure(.notFound, "wall has no revision 2; its revisions are 1 to 1")
      ),
    ]
    for (reference, revision, asOf, failure) in refusals {
      let error = await #expect(throws: Failure.self) {
        try await newsroom.show(reference, revision: revision, asOf: asOf).value
      }
      #expect(error == failure)
    }
    let error = await #expect(throws: Failure.self) {
      try await newsroom.live(limit: 1, asOf: .instant(future)).value.rows
    }
    let opening = "2096-10-02T07:06:40.000Z is in the future: it is "
    #expect(error?.description.hasPrefix(opening) == true, "\(error?.description ?? "")")
    await newsroom.close()
  }

  @Test func `intervals say when each revision was live`() async throws {
    let newsroom = try await database.member(as: "anna")
    let editor = try await database.member(as: "eva")
    let id = try await renamedArticle(in: editor)
    _ = try await newsroom.approve(id)
    _ = try await newsroom.perform(.publish, on: id)
    let published = try await database.lastPosition()
    _ = try await newsroom.perform(.unpublish(reason: "held back"), on: id)

    let now = try await newsroom.intervals("wall").value
    #expect(now.map(\.row.revision) == [1])
    #expect(now.map(\.headline) == [Content.sample().headline])
    #expect(now.first?.row.liveUntil != nil)
    let then = try await newsroom.intervals("wall", asOf: .position(published)).value
    #expect(then.map(\.row.liveFrom) == now.map(\.row.liveFrom))
    #expect(then.first?.row.liveUntil == nil)
    #expect(try await newsroom.intervals("wall", asOf: .position(published - 1)).value.isEmpty)
    await newsroom.close()
    await editor.close()
  }
}
