import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL

/// What `show` and `queue` ask once the read models are up to date, as a person types it to psql.
enum StartQueries {
  static func show(_ article: UUID, slug: String) -> [String] {
    let id = "'\(article.uuidString)'::uuid"
    return ["SELECT stream FROM galley.claims WHERE name = '\(slug)'"]
      + [
        BoardQuery.article(article), RevisionQuery.revision(nil, of: article),
        PublicationQuery.publication(of: article), PublicationQuery.corrections(of: article),
        PublicationQuery.slugs(of: article),
      ].map { text(of: $0, with: [id]) }
  }

  static func queue(_ query: QueueQuery) -> [String] {
    let state = "'\(EditorialState.submitted.rawValue)'"
    return [text(of: query.statement(), with: [state, "\(query.limit)"])]
  }

  /// The statement with literals in the place of its parameters, which psql cannot bind.
  private static func text(of query: Query, with literals: [String]) -> String {
    literals.enumerated().reduce(query.sql) { sql, literal in
      sql.replacing("$\(literal.offset + 1)", with: literal.element)
    }
  }
}
