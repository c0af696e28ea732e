import Digests
import Editorial
package import EditorialReadModels
import Foundation

/// An article that the public can read.
package struct LiveArticle: Sendable {
  package let row: PublicationRow
  /// Of the live revision.
  package let headline: String
  package let section: String?
  package let corrections: Int
  /// Who took the live text out; nil while it is kept.
  package let erased: TextErasure?

  /// Where the list goes on after it.
  package var cursor: PageCursor { PageCursor(row.lastPublishedAt, row.article) }
}

extension LiveArticle: Encodable {
  private enum Key: String, CodingKey {
    case id, slug, headline, section, liveRevision, liveDigest, firstPublishedAt, lastPublishedAt
    case publishedBy, corrections, erased, cursor
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(row.article.uuidString.lowercased(), forKey: .id)
    try container.encode(row.slug, forKey: .slug)
    try container.encode(headline, forKey: .headline)
    try container.encode(section, forKey: .section)
    try container.encode(row.revision, forKey: .liveRevision)
    try container.encode(row.digest.hex, forKey: .liveDigest)
    try container.encode(row.firstPublishedAt.timestamp, forKey: .firstPublishedAt)
    try container.encode(row.lastPublishedAt.timestamp, forKey: .lastPublishedAt)
    try container.encode(row.publishedBy, forKey: .publishedBy)
    try container.encode(corrections, forKey: .corrections)
    try container.encode(erased, forKey: .erased)
    try container.encode(cursor.text, forKey: .cursor)
  }
}
