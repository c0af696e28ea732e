import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import Schema
import TestSupport
import Testing

/// Lists that are read in pages.
@Suite(.database) struct PageTests {
  @Test(arguments: [0, 1, 1_795_630_161_123_456, -1])
  func `a cursor is parsed from its text to the microsecond`(microseconds: Int64) throws {
    let id = UUID()
    let text = "\(microseconds)_\(id.uuidString.lowercased())"
    #expect(try #require(PageCursor(text)).text == text)
  }

  @Test func `the pages together equal the whole list, even if times are equal`() async throws {
    let library = try await Library(in: .current)
    for number in 1...7 { try await library.publish(try await library.draft("story-\(number)")) }
    for number in 8...9 {
      _ = try await library.eva.perform(.submit, on: try await library.draft("story-\(number)"))
    }
    _ = try await library.eva.live(limit: 1)
    _ = try await library.eva.list(BoardQuery(limit: 1))
    try await library.database.session().use { connection in
      try connection.script(
        """
        UPDATE build_board_1.board SET updated_at = '2026-11-25 12:00:00.123456Z',
          since = '2026-11-25 12:00:00.123456Z';
        UPDATE build_publications_1.publications
          SET last_published_at = '2026-11-25 12:00:00.123456Z'
          WHERE article IN (SELECT article FROM read.publications LIMIT 4);
        """)
    }
    let eva = library.eva
    let list = try await eva.list(BoardQuery(limit: 100)).value.rows.map(\.row.slug.text)
    #expect(list.count == 9)
    let listed = try await pages { after in
      try await eva.list(BoardQuery(after: after, limit: 2)).value.rows.map {
        ($0.row.slug.text, $0.cursor)
      }
    }
    #expect(listed == list)
    let queue = try await eva.queue(QueueQuery(limit: 100)).value.rows.map(\.row.slug.text)
    let queued = try await pages { after in
      try await eva.queue(QueueQuery(after: after, limit: 1)).value.rows.map {
        ($0.row.slug.text, $0.cursor)
      }
    }
    #expect(queued == queue && queue.count == 2)
    let live = try await eva.live(limit: 100).value.rows.map(\.row.slug.text)
    let shown = try await pages { after in
      try await eva.live(limit: 3, after: after).value.rows.map { ($0.row.slug.text, $0.cursor) }
    }
    #expect(shown == live && live.count == 7)
  }

  @Test func `a page continues where the last one ended, even after changes`() async throws {
    let library = try await Library(in: .current)
    for slug in ["a", "b", "c", "d"] { try await library.draft(slug) }
    let first = try await library.eva.list(BoardQuery(limit: 2)).value.rows
    #expect(first.map(\.row.slug.text) == ["d", "c"])
    // The row of the cursor moves to the front.
    _ = try await library.eva.note("Seen.", on: first[1].row.article)
    try await library.draft("e")
    let second = try await library.eva.list(BoardQuery(after: first[1].cursor, limit: 2)).value.rows
    #expect(second.map(\.row.slug.text) == ["b", "a"])
  }

  @Test func `pages as of the past have the rows of that time`() async throws {
    let library = try await Library(in: .current)
    for slug in ["a", "b", "c"] { try await library.draft(slug) }
    let then = AsOf.position(try await library.database.lastPosition())
    for slug in ["d", "e"] { try await library.draft(slug) }
    let slugs = try await pages { after in
      try await library.eva.list(BoardQuery(after: after, limit: 1), asOf: then).value.rows
        .map { ($0.row.slug.text, $0.cursor) }
    }
    #expect(slugs == ["c", "b", "a"])
  }

  /// The names in the rows of all pages.
  private func pages(
    _ page: (PageCursor?) async throws -> [(name: String, cursor: PageCursor)]
  ) async throws -> [String] {
    var (names, cursor) = ([String](), PageCursor?.none)
    while true {
      let rows = try await page(cursor)
      guard let last = rows.last else { return names }
      names += rows.map(\.name)
      cursor = last.cursor
    }
  }
}
