import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL

/// What is asked of a made-up newsroom: articles and places in its lists, spread over all of it, and
/// the words to search for.
struct QuerySample: Sendable {
  /// A kind of query, which is asked about one thing of the sample after the other.
  struct Question: Sendable {
    let name: String
    let ask: @Sendable (_ member: Member, _ number: Int) async throws -> Void
  }

  private let slugs: [String]
  /// Three long words of each article's headline, which few others have.
  private let rareWords: [String]
  private let boardPlaces: [PageCursor]
  private let livePlaces: [PageCursor]

  private static let size = 200
  /// Full in a small newsroom, too.
  private static let page = 20
  /// Of the words that mean something, one of the most frequent.
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
    boardPlaces = try articles.map { PageCursor(try $0.value(at: 2), try $0.value(at: 3)) }
    livePlaces = try connection.execute(
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
        BoardQuery(after: boardPlaces[number % boardPlaces.count], limit: Self.page)
      },
      board("list --section --state") { _ in
        BoardQuery(editorialStates: [.draft], section: "region", limit: Self.page)
      },
      board("list --assignee") { _ in BoardQuery(assignee: person, limit: Self.page) },
      Question(name: "queue") { member, _ in
        _ = try await member.queue(QueueQuery(limit: Self.page))
      },
      Question(name: "live") { member, _ in _ = try await member.live(limit: Self.page) },
      Question(name: "live --after, anywhere") { [livePlaces] member, number in
        let place = livePlaces.isEmpty ? nil : livePlaces[number % livePlaces.count]
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
      _ = try await member.search(SearchQuery(words: words(number), limit: 20)) { $0 }
    }
  }
}
