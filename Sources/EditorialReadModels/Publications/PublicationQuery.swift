package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks what is public.
package enum PublicationQuery {
  package static func publication(of article: UUID) -> Query {
    """
    SELECT \(raw: PublicationRow.table.columnList) FROM read.publications
    WHERE article = \(article)
    """
  }

  /// In the order they were published.
  package static func corrections(of article: UUID) -> Query {
    """
    SELECT \(raw: CorrectionRow.table.columnList) FROM read.corrections
    WHERE article = \(article) ORDER BY version
    """
  }

  /// Current and former, oldest first.
  package static func slugs(of article: UUID) -> Query {
    """
    SELECT \(raw: SlugRow.table.columnList) FROM read.slugs
    WHERE article = \(article) ORDER BY claimed
    """
  }

  /// What is live, latest first: the row's columns, then the live revision's `headline`, `section`
  /// and the number of corrections.
  package static func live(limit: Int) -> Query {
    """
    SELECT \(raw: PublicationRow.table.columns.map { "p.\($0.name)" }.joined(separator: ", ")),
      r.headline, r.section,
      (SELECT count(*) FROM read.corrections c WHERE c.article = p.article) AS corrections
    FROM read.publications p
    JOIN read.revisions r ON r.article = p.article AND r.revision = p.revision
    WHERE p.publication_state = 'published'
    ORDER BY p.last_published_at DESC, p.article LIMIT \(limit)
    """
  }
}
