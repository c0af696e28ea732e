import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgresEventStore
import TestSupport
import Testing

/// Searches and statistics as of past positions.
@Suite(.database) struct PastSearchTests {
  private let database = TestDatabase.current

  private func find(
    _ words: String, in library: Library, at position: Int64, states: [EditorialState] = []
  ) async throws -> [String] {
    let query = SearchQuery(words: words, editorialStates: states, limit: 20)
    return try await library.eva.search(query, asOf: .position(position)).value
      .page.rows.map(\.row.slug.text)
  }

  @Test func `the working revision of that time is found, although it was never indexed`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", headline: "Ferry", body: "It sails.")
    let article = WrittenArticle(content: .sample(headline: "Boat"), body: "It sank.")
    _ = try await library.eva.revise(id, to: article)
    _ = try await library.eva.perform(.rename(to: .sample("boat")), on: id)

    #expect(try await library.find("sails") == [])
    #expect(try await find("ferry sails", in: library, at: 1) == ["ferry"])
    #expect(try await find("sank", in: library, at: 1) == [])
    #expect(try await find("sank", in: library, at: 2) == ["ferry"])
    #expect(try await find("sank", in: library, at: 3) == ["boat"])
    #expect(try await find("ferry", in: library, at: 0) == [])
  }

  @Test func `states and the order of the hits are those of that time`() async throws {
    let library = try await Library(in: database)
    let first = try await library.draft("first", headline: "Ferry")
    try await library.draft("second", headline: "Nothing", body: "A ferry.")
    _ = try await library.eva.revise(
      first, to: WrittenArticle(content: .sample(headline: "Boat"), body: "No ferry to see."))
    _ = try await library.eva.perform(.spike(reason: "no"), on: first)

    #expect(try await find("ferry", in: library, at: 2) == ["first", "second"])
    #expect(try await find("ferry", in: library, at: 3) == ["second", "first"])
    #expect(try await find("ferry", in: library, at: 4) == ["second"])
    #expect(try await find("ferry", in: library, at: 4, states: [.spiked]) == ["first"])
  }

  @Test func `a text that was erased since is erased in the past too`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", headline: "Ferry", body: "Secret.")
    #expect(try await find("secret", in: library, at: 1) == ["ferry"])
    try await library.draft("other", headline: "Other")
    try await library.erase(id)

    for position in Int64(1)...2 {
      #expect(try await find("secret", in: library, at: position) == [], "\(position)")
      #expect(try await find("ferry", in: library, at: position) == ["ferry"], "\(position)")
    }
    let query = SearchQuery(words: "ferry", limit: 1)
    let answer = try await library.eva.search(query, asOf: .position(1)).value
    #expect(answer.page.rows.first?.snippet.text == "")
  }

  @Test func `the second question about a position builds nothing`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", headline: "Ferry")
    _ = try await library.eva.perform(.submit, on: id)
    for isFirst in [true, false] {
      let submitted = try await library.eva.stats(
        TurnaroundQuery(), asOf: .position(2), progress: { _ in #expect(isFirst) }
      ).value
      #expect(submitted.map(\.submitted) == [1])
      _ = try await library.eva.search(
        SearchQuery(words: "ferry", limit: 1), asOf: .position(2),
        progress: { _ in #expect(isFirst) })
    }
    #expect(try await library.eva.stats(TurnaroundQuery(), asOf: .position(1)).value.isEmpty)
    let kept = try await database.shelved().filter { $0.checkpoint == 2 }.map(\.projection)
    #expect(kept == ["search", "turnaround"])
  }

  @Test func `a moment in the future is refused`() async throws {
    let library = try await Library(in: database)
    try await library.draft("ferry", headline: "Ferry")
    let message = "position 2 is in the future: the last one is 1"
    let search = await #expect(throws: Failure.self) {
      try await find("ferry", in: library, at: 2)
    }
    let stats = await #expect(throws: Failure.self) {
      try await library.eva.stats(TurnaroundQuery(), asOf: .position(2)).value
    }
    #expect([search, stats].map { $0?.description } == [message, message])
  }
}
