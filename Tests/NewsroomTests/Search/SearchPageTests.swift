import Editorial
import EditorialReadModels
import Newsroom
import TestSupport
import Testing

/// A search that is read in pages.
@Suite(.database) struct SearchPageTests {
  /// The slugs of all pages.
  private func pages(
    _ words: String, limit: Int, of library: Library, asOf: AsOf? = nil,
    meanwhile: () async throws -> Void = {}
  ) async throws -> [String] {
    var (slugs, after) = ([String](), SearchCursor?.none)
    repeat {
      let query = SearchQuery(words: words, after: after, limit: limit)
      let page = try await library.eva.search(query, asOf: asOf).value.page
      #expect(page.rows.count == limit || page.next == nil)
      slugs += page.rows.map(\.row.slug.text)
      after = page.next
      try await meanwhile()
    } while after != nil
    return slugs
  }

  @Test func `the pages together have every match once, even if articles are written meanwhile`()
    async throws
  {
    let library = try await Library(in: .current)
    for number in 1...7 {
      let headline = number % 3 == 0 ? "A ferry" : "Something"
      try await library.draft("story-\(number)", headline: headline, body: "The ferry.")
    }
    let whole = ["story-6", "story-3", "story-7", "story-5", "story-4", "story-2", "story-1"]
    #expect(try await library.find("ferry") == whole)
    #expect(try await pages("FERRY", limit: 3, of: library) == whole)
    let then = AsOf.position(try await library.database.lastPosition())
    var number = 7
    let read = try await pages("ferry", limit: 2, of: library) {
      number += 1
      try await library.draft("story-\(number)", headline: "A ferry")
    }
    #expect(read == whole)
    #expect(try await pages("ferry", limit: 2, of: library, asOf: then) == whole)
  }

  @Test func `the most recent matches come first if there are too many to rank`() async throws {
    let library = try await Library(in: .current)
    try await library.draft("first", headline: "A ferry")
    for number in 1...SearchQuery.mostRanked {
      try await library.draft("story-\(number)", body: "A ferry.")
    }
    let answer = try await library.answer(SearchQuery(words: "ferry", limit: 1))
    #expect(answer.page.rows.map(\.row.slug.text) == ["story-\(SearchQuery.mostRanked)"])
    #expect(answer.total == nil && answer.page.next != nil)
    let all = try await pages("ferry", limit: 30, of: library)
    #expect(all.count == SearchQuery.mostRanked + 1 && Set(all).count == all.count)
    #expect(all.last == "first")
  }

  @Test func `words in capitals without a meaning are paged like others`() async throws {
    let library = try await Library(in: .current)
    for number in 1...3 { try await library.draft("story-\(number)", headline: "The ferry") }
    let slugs = try await pages("THE FERRY", limit: 1, of: library)
    #expect(slugs == ["story-3", "story-2", "story-1"])
  }
}
