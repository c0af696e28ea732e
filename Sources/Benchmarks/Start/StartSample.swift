import Digests
import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PlainText
import PostgreSQL

/// The article that the start benchmark shows.
enum StartArticle {
  static let slug = "bench-start"

  /// Takes the article from draft to published, by two people of the generated newsroom.
  ///
  /// - Returns: The id of the article.
  static func publish(in newsroom: Newsroom) async throws -> UUID {
    guard let slug = Slug(slug), let day = CalendarDate(daysSince1970: 20_000),
      let language = LanguageTag("en")
    else { preconditionFailure("there are such a slug, day and language") }
    let article = WrittenArticle(
      content: Content(
        headline: "Ferry to the outer isles runs again", byline: ["Ada Keller"],
        dateline: Dateline(place: "Oban", date: day, source: "GNA"), language: language,
        manuscript: Digest(of: []), wordCount: 14),
      body: "The ferry to the outer isles left Oban on Friday morning, a month late.\n")
    let staff = Staff()
    let editor = try await newsroom.acting(as: staff.editors[0].name)
    let id = try await editor.draft(article, slug: slug).id
    _ = try await editor.perform(.submit, on: id)
    let admin = try await newsroom.acting(as: staff.admins[0].name)
    _ = try await admin.approve(id)
    return try await admin.perform(.publish, on: id).id
  }
}

/// The queries of the commands `show` and `queue` when the read models are up to date, for psql.
enum StartQueries {
  static func show(_ article: UUID, slug: String) -> [String] {
    let id = "'\(article.text)'::uuid"
    return ["SELECT stream FROM galley.claims WHERE name = '\(slug)'"]
      + [
        BoardQuery.article(article), RevisionQuery.revision(nil, of: article),
        PublicationQuery.publication(of: article), PublicationQuery.corrections(of: article),
        PublicationQuery.slugs(of: article),
      ].map { text(of: $0, with: [id]) }
  }

  static func queue(_ query: QueueQuery) -> [String] {
    [query.statement().sql]
  }

  /// The statement with literals instead of parameters, which psql cannot bind.
  private static func text(of query: Query, with literals: [String]) -> String {
    literals.enumerated().reduce(query.sql) { sql, literal in
      sql.replacing("$\(literal.offset + 1)", with: literal.element)
    }
  }
}
