import Digests
import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// A page of the result of a search.
package struct SearchAnswer: Sendable {
  /// Best first.
  package let page: Page<SearchHit>
  /// The number of all matches; nil if not all were looked up for this page.
  package let total: Int?
}

/// An article that a search found, with the words that match.
package struct SearchHit: Listed {
  package let row: SearchRow
  /// The position of the article's first event in the log.
  let firstPosition: Int64?
  /// Greater is better. Only ranks of one search can be compared.
  package let rank: Double
  package let headline: MarkedText
  /// From standfirst and body; empty for a killed article.
  package let snippet: MarkedText
  package let cursor: SearchCursor

  package init(
    row: SearchRow, firstPosition: Int64?, rank: Double, headline: MarkedText, snippet: MarkedText,
    cursor: SearchCursor
  ) {
    (self.row, self.firstPosition, self.rank) = (row, firstPosition, rank)
    (self.headline, self.snippet, self.cursor) = (headline, snippet, cursor)
  }

  /// A short reference to the article, such as `@12`.
  package var reference: String? { firstPosition.map(PositionReference.text) }
}

extension SearchHit: JSONDescribed {
  package static let json = JSONDescription<SearchHit>(
    "SearchHit", "An article that a search found.",
    [
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug.", \.row.slug),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event; or null.",
        \.reference),
      JSONMember("headline", "The headline of the working revision.", \.row.headline),
      JSONMember(
        "headlineSegments", "The headline in segments, with the matches.",
        \.headline.segments),
      JSONMember(
        "snippetSegments", "Standfirst and body around the matches; empty for a killed article.",
        \.snippet.segments),
      JSONMember("section", "The section; null for none.", \.row.section),
      JSONMember("language", "The language, as a BCP 47 tag.", \.row.language),
      JSONMember("revision", "The number of the working revision, from 1.", \.row.revision),
      JSONMember("digest", "The SHA-256 of the working revision's content.", \.row.digest),
      JSONMember("editorialState", "The state of the working revision.", \.row.editorialState),
      JSONMember("publicationState", "The state of the public item.", \.row.publicationState),
      JSONMember(
        "updatedAt", "When the article last changed in a way that a search can see.",
        \.row.updatedAt),
      JSONMember(
        "rank", "How well it matches: greater is better, within one search.",
        \.rank),
      JSONMember(
        "cursor", "Where the search continues after this article, for the next page.",
        \.cursor.text),
    ])
}

extension MarkedText.Segment: JSONDescribed {
  package enum Kind: String, CaseIterable, JSONDescribed {
    case same, match
  }

  package static let json = JSONDescription<MarkedText.Segment>(
    "SearchSegment", "A part of a text that was searched.",
    [
      JSONMember("kind", "Whether the part was searched for.") { $0.isMatch ? Kind.match : .same },
      JSONMember("text", "The part.", \.text),
    ])
}
