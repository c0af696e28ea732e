package import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// A correction of an article, with the words before and after.
package struct ArticleCorrection: Listed {
  package let row: CorrectionRow
  /// The article's current slug.
  package let slug: Slug
  /// What changed, field by field; empty if the article is not live, or if an import does not say
  /// what was live before.
  package let fields: [ArticleDifference.Field]
  /// The revisions whose text was erased, so that it cannot be compared.
  package let erased: [ArticleDifference.Erased]

  package var cursor: PositionCursor { PositionCursor(Int64(row.position)) }
}

extension ArticleCorrection: JSONDescribed {
  package static let json = JSONDescription<ArticleCorrection>(
    "ArticleCorrection", "A correction of an article, with the words before and after.",
    [
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug.", \.slug),
      JSONMember("number", "Its number among those of the article, from 1.", \.row.number),
      JSONMember("kind", "Whether something was wrong, unclear or mistyped.", \.row.kind),
      JSONMember("notice", "What the public is told.", \.row.notice),
      JSONMember("revision", "The number of the corrected revision.", \.row.revision),
      JSONMember(
        "former", "The revision that was live before; null if an import does not say it.",
        \.row.former),
      JSONMember("publishedBy", "Who published it.", \.row.publishedBy),
      JSONMember("publishedAt", "When it was published.", \.row.publishedAt),
      JSONMember(
        "fields", "The fields that changed, the body last; none if the article is not live.",
        \.fields),
      JSONMember("erased", "The revisions whose text was erased and cannot be compared.", \.erased),
      JSONMember(
        "cursor", "Where the list continues after this correction, for the next page.",
        \.cursor.text),
    ])
}
