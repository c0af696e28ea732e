import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL

/// The parameters of the queries: articles and cursors from the whole generated newsroom, and words
/// to search for.
struct QuerySample: Sendable {
  /// A kind of query, which is asked with one parameter of the sample after the other.
  struct Question: Sendable {
    let name: String
    let ask: @Sendable (_ member: Member, _ number: Int) async throws -> Void
  }

  private let slugs: [String]
  /// Three long words of the headline of each article, which occur in few others.
  private let rareWords: [String]
  private let boardCursors: [PageCursor]
  private let liveCursors: [PageCursor]

  private static let size = 200
  /// Small enough for full pages in a small newsroom.
  private static let page = 20
  /// One of the most frequent words that are not stop words.
  private static let commonWord = "council"

  init(on connection: inout Connection) throws {
    let articles = try connection.execute(
      """
      SELECT slug, headline, updated_at, article FROM read.board
      ORDER BY md5(article::text) LIMIT \(Self.size)
      """)
    slugs = try articles.map { try $0.value(at: 0) }
    rareWords = try articles.map { row in
      let words = try row.value(at: 1, as: String.self).split { !$0.isLetter }
      return words.sorted { ($0.count, $0) > ($1.count, $1) }.prefix(3).joined(separator: " ")
    }
    boardCursors = try articles.map { PageCursor(try $0.value(at: 2), try $0.value(at: 3)) }
    liveCursors = try connection.execute(
      """
      SELECT last_published_at, article FROM read.publications
      WHERE publication_state = 'published' ORDER BY md5(article::text) LIMIT \(Self.size)
      """
    ).map { PageCursor(try $0.value(at: 0), try $0.value(at: 1)) }
  }

  var questions: [Question] { lists + articles + searches }

  private var lists: [Question] {
    let person = Staff().editors[0].name
    return [
      board("list") { _ in BoardQuery(limit: Self.page) },
      board("list --after, anywhere") { number in
        BoardQuery(after: boardCursors[number % boardCursors.count], limit: Self.page)
      },
      board("list --section --state") { _ in
        BoardQuery(editorialStates: [.draft], section: "region", limit: Self.page)
      },
      board("list --assignee") { _ in BoardQuery(assignee: person, limit: Self.page) },
      Question(name: "queue") { member, _ in
        _ = try await member.queue(QueueQuery(limit: Self.page))
      },
      Question(name: "live") { member, _ in _ = try await member.live(limit: Self.page) },
      Question(name: "live --after, anywhere") { [liveCursors] member, number in
        let place = liveCursors.isEmpty ? nil : liveCursors[number % liveCursors.count]
        _ = try await member.live(limit: Self.page, after: place)
      },
    ]
  }

  private var articles: [Question] {
    [
      Question(name: "an article by its slug") { [slugs] member, number in
        _ = try await member.find(slugs[number % slugs.count])
      },
      Question(name: "show") { [slugs] member, number in
        _ = try await member.show(slugs[number % slugs.count])
      },
      Question(name: "history") { [slugs] member, number in
        _ = try await member.history(slugs[number % slugs.count])
      },
      Question(name: "status of the log") { member, _ in _ = try await member.logStatus() },
    ]
  }

  private var searches: [Question] {
    [
      search("search, rare words") { rareWords[$0 % rareWords.count] },
      search("search, a common word") { _ in Self.commonWord },
    ]
  }

  private func board(
    _ name: String, _ query: @escaping @Sendable (_ number: Int) -> BoardQuery
  ) -> Question {
    Question(name: name) { member, number in _ = try await member.list(query(number)) }
  }

  private func search(
    _ name: String, _ words: @escaping @Sendable (_ number: Int) -> String
  ) -> Question {
    Question(name: name) { member, number in
      _ = try await member.search(SearchQuery(words: words(number), limit: 20))
    }
  }
}
