import Digests
import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// An article that the public can read.
package struct LiveArticle: Listed {
  package let row: PublicationRow
  /// Of the live revision.
  package let headline: String
  package let section: String?
  package let corrections: Int
  /// Who erased the live text; nil if nobody did.
  package let erased: TextErasure?

  /// Where the list continues after it.
  package var cursor: PageCursor { PageCursor(row.lastPublishedAt, row.article) }
}

extension LiveArticle: JSONDescribed {
  package static let json = JSONDescription<LiveArticle>(
    "LiveArticle", "An article that the public can read.",
    [
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug.", \.row.slug),
      JSONMember("headline", "The headline of the live revision.", \.headline),
      JSONMember("section", "The section; null for none.", \.section),
      JSONMember("liveRevision", "The number of the live revision.", \.row.revision),
      JSONMember("liveDigest", "The SHA-256 of the live revision's content.", \.row.digest),
      JSONMember(
        "firstPublishedAt", "When the article was first published.",
        \.row.firstPublishedAt),
      JSONMember("lastPublishedAt", "When the live revision was published.", \.row.lastPublishedAt),
      JSONMember("publishedBy", "Who published the live revision.", \.row.publishedBy),
      JSONMember("corrections", "The number of corrections and clarifications.", \.corrections),
      JSONMember("erased", "Who erased the live text; null if nobody did.", \.erased),
      JSONMember(
        "cursor", "Where the list continues after this article, for the next page.",
        \.cursor.text),
    ])
}
