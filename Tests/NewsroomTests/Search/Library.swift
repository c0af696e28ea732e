import Digests
import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import TestSupport
import Testing

/// Articles to search, and the people who write and search them.
struct Library {
  let database: TestDatabase
  let eva: Member
  let anna: Member

  init(in database: TestDatabase) async throws {
    self.database = database
    eva = try await database.member(as: "eva")
    anna = try await database.member(as: "anna")
  }

  func close() async {
    for newsroom in [eva, anna] { await newsroom.close() }
  }

  @discardableResult
  func draft(
    _ slug: String, headline: String = "Something", standfirst: String? = nil,
    body: String = "Nothing.", section: String? = nil, language: String = "en"
  ) async throws -> UUID {
    var content = Content.sample(headline: headline)
    (content.standfirst, content.section) = (standfirst, section)
    content.language = try #require(LanguageTag(language))
    let article = WrittenArticle(content: content, body: body)
    return try await eva.draft(article, slug: .sample(slug)).id
  }

  func publish(_ id: UUID) async throws {
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    _ = try await anna.perform(.publish, on: id)
  }

  /// Erases the texts of all revisions, or those of another scope.
  @discardableResult
  func erase(_ id: UUID, _ scope: ErasureScope = .article) async throws -> Receipt {
    try await anna.perform(
      .erase(scope, reason: "It names a minor.", ground: "GDPR Art. 17"), on: id)
  }

  /// Eva's answer.
  func answer(_ query: SearchQuery) async throws -> SearchAnswer {
    try await search(query).value
  }

  /// Eva's answer with its remarks.
  func search(_ query: SearchQuery) async throws -> Answer<SearchAnswer> {
    try await eva.search(query)
  }

  /// Whether there is nothing to look up.
  func hasNothing(_ words: String) async throws -> Bool {
    try await search(SearchQuery(words: words, limit: 1)).remarks.contains(.nothingToLookUp)
  }

  /// The slugs of the hits, best first.
  func find(_ words: String, language: String? = nil) async throws -> [String] {
    let tag = try language.map { try #require(LanguageTag($0)) }
    return try await answer(SearchQuery(words: words, language: tag, limit: 20)).page.rows
      .map(\.row.slug.text)
  }
}
