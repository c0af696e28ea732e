package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for the public items.
package enum PublicationQuery {
  package static func publication(
    of article: UUID, from source: ReadSource = .live
  ) -> Query {
    """
    SELECT \(raw: PublicationRow.table.columnList)
    FROM \(raw: source.table(PublicationRow.table)) p
    WHERE article = \(article)
    """
  }

  /// In the order of publication.
  package static func corrections(
    of article: UUID, from source: ReadSource = .live
  ) -> Query {
    """
    SELECT \(raw: CorrectionRow.table.columnList) FROM \(raw: source.table(CorrectionRow.table)) c
    WHERE article = \(article) ORDER BY version
    """
  }

  /// Corrections of live articles, or of one article in any state, last recorded first: the row's
  /// columns, then the article's `slug` and whether it `is_live`.
  package static func corrections(
    of article: UUID?, limit: Int, after cursor: PositionCursor?, from source: ReadSource = .live
  ) -> Query {
    let which: Query =
      article.map { " AND c.article = \($0)" } ?? " AND p.publication_state = 'published'"
    let rest: Query = cursor.map { " AND c.position < \($0.position)" } ?? ""
    return """
      SELECT \(raw: CorrectionRow.table.columns.map { "c.\($0.name)" }.joined(separator: ", ")),
        p.slug, p.publication_state = 'published' AS is_live
      FROM \(raw: source.table(CorrectionRow.table)) c
      JOIN \(raw: source.table(PublicationRow.table)) p ON p.article = c.article
      WHERE true\(which)\(rest)
      ORDER BY c.position DESC LIMIT \(limit)
      """
  }

  /// The current slug of the article to read instead of a killed one; no row if there is none.
  package static func replacement(
    of article: UUID, from source: ReadSource = .live
  ) -> Query {
    """
    SELECT s.slug FROM \(raw: source.table(PublicationRow.table)) p
    JOIN \(raw: source.table(SlugRow.table)) s ON s.article = p.replacement AND s.is_current
    WHERE p.article = \(article)
    """
  }

  /// The current slug of an article.
  package static func slug(of article: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT slug FROM \(raw: source.table(SlugRow.table)) s WHERE article = \(article) AND is_current
    """
  }

  /// Current and former, oldest first.
  package static func slugs(of article: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: SlugRow.table.columnList) FROM \(raw: source.table(SlugRow.table)) s
    WHERE article = \(article) ORDER BY claimed
    """
  }

  /// The live articles, latest first: the row's columns, then the live revision's `headline`,
  /// `section` and `manuscript`, and the position of the article's first event as `first_position`.
  ///
  /// - Parameters:
  ///   - since: Only those that were last published then or later; nil for all.
  ///   - cursor: The end of the previous page.
  package static func live(
    limit: Int, since: Date? = nil, after cursor: PageCursor? = nil,
    from source: ReadSource = .live
  ) -> Query {
    let first: Query = since.map { " AND p.last_published_at >= \($0)" } ?? ""
    let rest: Query =
      cursor.map { " AND (p.last_published_at, p.article) < (\($0.time), \($0.article))" } ?? ""
    return """
      SELECT \(raw: PublicationRow.table.columns.map { "p.\($0.name)" }.joined(separator: ", ")),
        r.headline, r.section, r.manuscript,
        (SELECT position FROM galley.events e
          WHERE e.stream = p.article AND e.version = 1) AS first_position
      FROM \(raw: source.table(PublicationRow.table)) p
      JOIN \(raw: source.table(RevisionRow.table)) r ON r.article = p.article AND r.revision = p.revision
      WHERE p.publication_state = 'published'\(first)\(rest)
      ORDER BY p.last_published_at DESC, p.article DESC LIMIT \(limit)
      """
  }

  /// The live intervals, oldest first: the row's columns, then the revision's `headline`
  /// and `manuscript`.
  package static func intervals(
    of article: UUID, from source: ReadSource = .live
  ) -> Query {
    """
    SELECT \(raw: LiveIntervalRow.table.columns.map { "i.\($0.name)" }.joined(separator: ", ")),
      r.headline, r.manuscript
    FROM \(raw: source.table(LiveIntervalRow.table)) i
    JOIN \(raw: source.table(RevisionRow.table)) r
      ON r.article = i.article AND r.revision = i.revision
    WHERE i.article = \(article) ORDER BY i.began
    """
  }
}
