import Digests
import Editorial
package import EditorialReadModels
import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// An article that the public can read.
package struct LiveArticle: Listed {
  package let row: PublicationRow
  /// The position of the article's first event in the log.
  package let firstPosition: Int64
  /// Of the live revision.
  package let headline: String
  package let section: String?
  /// Who erased the live text; nil if nobody did.
  package let erased: TextErasure?

  /// A short reference to the article, such as `@12`.
  package var reference: String { PositionReference.text(firstPosition) }

  /// Where the list continues after it.
  package var cursor: PageCursor { PageCursor(row.lastPublishedAt, row.article) }
}

extension LiveArticle {
  /// A page of the live articles, last published first.
  ///
  /// - Parameters:
  ///   - since: Only those that were last published then or later; nil for all.
  ///   - cursor: The end of the previous page.
  static func page(
    limit: Int, since: Date? = nil, after cursor: PageCursor?, from source: ReadSource,
    on connection: inout Connection
  ) throws -> Page<LiveArticle> {
    try Page(limit: limit) { limit in
      let rows = try connection.execute(
        PublicationQuery.live(limit: limit, since: since, after: cursor, from: source))
      let publications = try rows.map(PublicationRow.table.record)
      let erasures = try TextErasure.all(of: publications.map(\.article), on: &connection)
      return try zip(publications, rows).map { publication, row in
        LiveArticle(
          row: publication, firstPosition: try row.value("first_position"),
          headline: try row.value("headline"), section: try row.value("section"),
          erased: try Digest(bytes: row.value("manuscript")).flatMap { erasures[$0] })
      }
    }
  }
}

extension LiveArticle: JSONDescribed {
  package static let json = JSONDescription<LiveArticle>(
    "LiveArticle", "An article that the public can read.",
    [
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug.", \.row.slug),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event.",
        \.reference),
      JSONMember("headline", "The headline of the live revision.", \.headline),
      JSONMember("section", "The section; null for none.", \.section),
      JSONMember("liveRevision", "The number of the live revision.", \.row.revision),
      JSONMember("liveDigest", "The SHA-256 of the live revision's content.", \.row.digest),
      JSONMember(
        "firstPublishedAt", "When the article was first published.",
        \.row.firstPublishedAt),
      JSONMember("lastPublishedAt", "When the live revision was published.", \.row.lastPublishedAt),
      JSONMember("publishedBy", "Who published the live revision.", \.row.publishedBy),
      JSONMember("corrections", "The number of corrections of every kind.", \.row.corrections),
      JSONMember("erased", "Who erased the live text; null if nobody did.", \.erased),
      JSONMember(
        "cursor", "Where the list continues after this article, for the next page.",
        \.cursor.text),
    ])
}
