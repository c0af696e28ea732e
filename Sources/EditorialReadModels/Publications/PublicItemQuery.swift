package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for articles as the public sees them.
package struct PublicItemQuery: Sendable {
  package enum Scope: Sendable {
    /// All that the public can read, last published first.
    case live
    /// All that has changed for the public after a position, including what it cannot read any more,
    /// in the order of the changes.
    case changed(after: Int64)
    /// The same, from a time on.
    case changedSince(Date)
    /// These articles, whether or not the public can read them, last published first.
    case articles([UUID])
  }

  package var scope: Scope
  /// Nil for all.
  package var section: String?
  /// Nil for all.
  package var keyword: String?

  package init(_ scope: Scope, section: String? = nil, keyword: String? = nil) {
    self.scope = scope
    self.section = section
    self.keyword = keyword
  }

  /// The columns of the live revision, then those of ``PublicItemRow``.
  package func statement(from source: ReadSource = .live) -> Query {
    let conditions = [
      scopeCondition,
      section.map { LongText.condition("r.section", is: $0) },
      keyword.map { " AND \($0) = ANY (r.keywords)" },
    ]
    let query: Query = """
      SELECT \(raw: RevisionRow.table.columns.map { "r.\($0.name)" }.joined(separator: ", ")),
        p.slug, p.publication_state, p.kill_notice, p.edition, p.changed_at, p.changed_position,
        p.first_published_at AS public_since, p.last_published_at AS modified_at, t.body,
        ARRAY(SELECT s.slug FROM \(raw: source.table(SlugRow.table)) s
          WHERE s.article = p.article AND NOT s.is_current ORDER BY s.claimed) AS former_slugs,
        c.kinds AS correction_kinds, c.notices AS correction_notices, c.times AS correction_times,
        w.*,
        s.article AS replacement, s.slug AS replacement_slug
      FROM \(raw: source.table(PublicationRow.table)) p
      JOIN \(raw: source.table(RevisionRow.table)) r
        ON r.article = p.article AND r.revision = p.revision
      CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(kind ORDER BY version), '{}') AS kinds,
          coalesce(array_agg(notice ORDER BY version), '{}') AS notices,
          coalesce(array_agg(published_at ORDER BY version), '{}') AS times
        FROM \(raw: source.table(CorrectionRow.table)) WHERE article = p.article
      ) c
      CROSS JOIN LATERAL (\(wordings(from: source))) w
      LEFT JOIN \(raw: source.table(PublicationRow.table)) s
        ON s.article = p.replacement AND s.publication_state = 'published'
      LEFT JOIN galley.texts t ON t.key = r.manuscript AND p.publication_state = 'published'
      WHERE true
      """
    return conditions.compactMap { $0 }.reduce(query) { $0.appending($1) }.appending(order)
  }

  /// The articles among `articles` that were published at least once.
  package static func published(
    of articles: [UUID], from source: ReadSource = .live
  ) -> Query {
    """
    SELECT article FROM \(raw: source.table(PublicationRow.table)) p
    WHERE article = ANY (\(articles))
    """
  }

  /// How many corrections of an article have their words: the last ones. An article may have a
  /// thousand, and each needs two texts.
  private static let mostWordings = 20

  /// The texts before and after the last corrections of a live article, as far as both exist.
  private func wordings(from source: ReadSource) -> Query {
    let revisions = source.table(RevisionRow.table)
    func all(_ value: String, _ name: String) -> String {
      "coalesce(array_agg(coalesce(\(value), '') ORDER BY k.number), '{}') AS \(name)"
    }
    let texts = [
      all("o.headline", "former_headlines"), all("o.standfirst", "former_standfirsts"),
      all("ot.body", "former_bodies"), all("n.headline", "present_headlines"),
      all("n.standfirst", "present_standfirsts"), all("nt.body", "present_bodies"),
    ]
    return """
      SELECT coalesce(array_agg(k.number ORDER BY k.number), '{}') AS wording_numbers,
        \(raw: texts.joined(separator: ",\n  "))
      FROM \(raw: source.table(CorrectionRow.table)) k
      JOIN \(raw: revisions) o ON o.article = k.article AND o.revision = k.former
      JOIN \(raw: revisions) n ON n.article = k.article AND n.revision = k.revision
      JOIN galley.texts ot ON ot.key = o.manuscript
      JOIN galley.texts nt ON nt.key = n.manuscript
      WHERE k.article = p.article AND p.publication_state = 'published'
        AND k.number > p.corrections - \(Self.mostWordings)
      """
  }

  private var scopeCondition: Query {
    switch scope {
    case .live: " AND p.publication_state = 'published'"
    case .changed(let position): " AND p.changed_position > \(position)"
    case .changedSince(let time): " AND p.changed_at >= \(time)"
    case .articles(let ids): " AND p.article = ANY (\(ids))"
    }
  }

  private var order: Query {
    switch scope {
    case .live, .articles: " ORDER BY p.last_published_at DESC, p.article DESC"
    case .changed, .changedSince: " ORDER BY p.changed_position"
    }
  }
}
