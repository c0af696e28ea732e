import Editorial
import EditorialReadModels
import Foundation
import TestSupport
import Testing

@testable import Newsroom

/// Who did what in the newsroom.
@Suite(.database) struct ActivityFeedTests {
  private let database = TestDatabase.current

  private func words(_ answer: Answer<Page<ActivityEntry>>) -> [String] {
    answer.value.rows.map { "\($0.row.actor) \($0.row.words)" }
  }

  @Test func `the feed is the whole log, latest first, by person and time and in pages`()
    async throws
  {
    let library = try await Library(in: database)
    let (eva, anna) = (library.eva, library.anna)
    let lamp = try await library.draft("lamp", headline: "The lamp")
    _ = try await eva.perform(.submit, on: lamp)
    _ = try await anna.approve(lamp)
    let all = try await eva.activity(limit: 9)
    #expect(
      words(all) == [
        "anna approved revision 1", "eva submitted revision 1", "eva drafted lamp, 13 words",
      ])
    let first = try #require(all.value.rows.last)
    #expect((first.slug?.text, first.headline, first.reference) == ("lamp", "The lamp", "@1"))
    #expect(words(try await eva.activity(by: "anna", limit: 9)) == ["anna approved revision 1"])
    let submitted = all.value.rows[1].row
    #expect(words(try await eva.activity(since: submitted.at, limit: 9)).count == 2)
    #expect(
      words(try await eva.activity(by: "eva", since: submitted.at, limit: 9))
        == ["eva submitted revision 1"])
    #expect(try await eva.activity(since: Date() + 60, limit: 9).value.rows.isEmpty)

    var (pages, cursor) = ([String](), PositionCursor?.none)
    repeat {
      let page = try await eva.activity(limit: 1, after: cursor)
      pages += words(page)
      cursor = page.value.next
    } while cursor != nil
    #expect(pages == words(all))
    let then = try await eva.activity(limit: 9, asOf: .position(Int64(submitted.position)))
    #expect(words(then) == Array(words(all).dropFirst()))
    await library.close()
  }

  @Test func `an unknown person is refused with a suggestion, an idle one is not`() async throws {
    let library = try await Library(in: database)
    try await library.draft("lamp")
    #expect(try await library.eva.activity(by: "emil", limit: 9).value.rows.isEmpty)
    let query = BoardQuery(people: [.author("emil")], limit: 9)
    #expect(try await library.eva.list(query).value.rows.isEmpty)
    await #expect(throws: Failure.self) { try await library.eva.activity(by: "evaa", limit: 9) }
    let failure = await #expect(throws: Failure.self) {
      try await library.eva.list(BoardQuery(people: [.author("evaa")], limit: 9))
    }
    #expect(failure?.remedies == [.choosePerson(["eva"])])
    await library.close()
  }

  @Test func `a list has the articles of an author or of everybody involved once`() async throws {
    let library = try await Library(in: database)
    let (eva, anna) = (library.eva, library.anna)
    let lamp = try await library.draft("lamp")
    let pier = try await library.draft("pier")
    try await library.draft("wall")
    _ = try await anna.revise(pier, to: .titled("A pier"))
    _ = try await anna.assign(lamp, to: "anna", due: nil)
    _ = try await anna.assign(pier, to: "anna", due: nil)
    func slugs(_ people: Involvement..., since: Date? = nil) async throws -> [String] {
      let query = BoardQuery(people: people, changedSince: since, limit: 9)
      return try await eva.list(query).value.rows.map(\.row.slug.text)
    }
    #expect(try await slugs(.author("eva")) == ["pier", "lamp", "wall"])
    #expect(try await slugs(.author("anna")) == ["pier"])
    #expect(try await slugs(.any("anna")) == ["pier", "lamp"])
    #expect(try await slugs(.any("anna"), .author("eva")) == ["pier", "lamp"])
    let changed = try await eva.show("lamp").value.board.updatedAt
    #expect(try await slugs(.any("eva"), since: changed) == ["pier", "lamp"])
    #expect(try await slugs(since: Date() + 60) == [])
    await library.close()
  }
}
