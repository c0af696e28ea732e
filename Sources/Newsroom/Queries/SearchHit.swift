import Digests
import Editorial
package import EditorialReadModels
import Foundation

/// What a search found.
package struct SearchAnswer: Sendable {
  /// Best first, as many as were asked for at most.
  package let hits: [SearchHit]
  /// How many articles were ranked, including those beyond the limit.
  package let total: Int
}

/// An article that was found, and the words by which it was.
package struct SearchHit: Sendable {
  package let row: SearchRow
  /// Greater is better; it means nothing beside those of another search.
  package let rank: Double
  package let headline: MarkedText
  /// Of standfirst and body. Nothing of a killed article.
  package let snippet: MarkedText
}

extension SearchHit: Encodable {
  private enum Key: String, CodingKey {
    case id, slug, headline, headlineSegments, snippetSegments, section, language, revision, digest
    case editorialState, publicationState, updatedAt, rank
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(row.article.uuidString.lowercased(), forKey: .id)
    try container.encode(row.slug, forKey: .slug)
    try container.encode(row.headline, forKey: .headline)
    try container.encode(headline.segments.map(SegmentAnswer.init), forKey: .headlineSegments)
    try container.encode(snippet.segments.map(SegmentAnswer.init), forKey: .snippetSegments)
    try container.encode(row.section, forKey: .section)
    try container.encode(row.language, forKey: .language)
    try container.encode(row.revision, forKey: .revision)
    try container.encode(row.digest.hex, forKey: .digest)
    try container.encode(row.editorialState, forKey: .editorialState)
    try container.encode(row.publicationState, forKey: .publicationState)
    try container.encode(row.updatedAt.timestamp, forKey: .updatedAt)
    try container.encode(rank, forKey: .rank)
  }
}

/// A stretch of a text that was searched, as `diff` has stretches of one that was changed.
private struct SegmentAnswer: Encodable {
  /// `match`, or `same` for what stands around one.
  let kind: String
  let text: String

  init(_ segment: MarkedText.Segment) {
    (kind, text) = (segment.isMatch ? "match" : "same", segment.text)
  }
}
