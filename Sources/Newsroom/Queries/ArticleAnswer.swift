import Digests
package import Editorial
package import EditorialReadModels
package import Foundation
package import PostgresEventStore

/// An article: one of its revisions, and its state.
package struct ArticleAnswer: Sendable {
  package let board: BoardRow
  package let revision: RevisionRow
  /// Nil if the text was erased.
  package let body: String?
  /// Who erased the text; nil if nobody did.
  package let erased: TextErasure?
  /// The stored pictures, in the order in which the revision refers to them.
  package var pictures: [ShownPicture] = []
  /// Nil if the article was never published.
  package let publication: PublicationRow?
  package let corrections: [CorrectionRow]
  /// The present slug of the article to read instead of a killed one; nil if there is none.
  package var replacement: Slug?
  package let slugs: [SlugRow]
  /// The requested moment of the past; nil for the present.
  package var past: Past?
  /// The requested instant of the past; nil for the present.
  package var asOf: Date? { past?.instant }

  /// Nil unless it is live now.
  package var live: PublicationRow? {
    publication?.publicationState == .published ? publication : nil
  }
}
