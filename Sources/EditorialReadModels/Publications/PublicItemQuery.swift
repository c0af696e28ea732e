package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for articles as the public sees them.
package struct PublicItemQuery: Sendable {
  package enum Scope: Sendable {
    /// All that the public can read, last published first.
    case live
    /// All that has changed for the public after a position, including what it cannot read any more,
    /// in the order of the changes. See ``PublicChanges``.
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
  /// Whether to read the texts. Without them, the body of an article with a text is empty.
  package var readsBodies = true
  /// Whether to read the texts before and after corrections. Without them, there are no wordings.
  package var readsWordings = true
  /// Whether to read the approved replies and whether readers may reply, and to count a change of
  /// these as one of the article.
  package var readsReplies = false

  package init(_ scope: Scope, section: String? = nil, keyword: String? = nil) {
    self.scope = scope
    self.section = section
    self.keyword = keyword
  }

  /// The columns of the live revision, then those of ``PublicItemRow``.
  package func statement(from source: ReadSource = .live) -> Query {
    let query: Query = """
      SELECT \(raw: RevisionRow.table.columns.map { "r.\($0.name)" }.joined(separator: ", ")),
        p.slug, p.publication_state, p.kill_notice, p.hold_notice, p.edition,
        \(raw: PublicChanges.lastTime) AS changed_at,
        greatest(\(raw: PublicChanges.lastPosition), y.replies_position) AS changed_position,
        p.first_published_at AS public_since, p.last_published_at AS modified_at,
        \(raw: readsBodies ? "t.body" : "CASE WHEN t.body IS NOT NULL THEN '' END AS body"),
        CASE WHEN cardinality(r.pictures) > 0 THEN
          ARRAY(SELECT i.key FROM galley.pictures i WHERE i.stream = p.article)
        END AS stored_pictures,
        ARRAY(SELECT s.slug FROM \(raw: source.table(SlugRow.table)) s
          WHERE s.article = p.article AND NOT s.is_current ORDER BY s.claimed) AS former_slugs,
        c.kinds AS correction_kinds, c.notices AS correction_notices, c.times AS correction_times,
        w.*, y.*,
        x.replaced, x.replaced_slugs, n.replacement, n.replacement_slug
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
      CROSS JOIN LATERAL (\(replies(from: source))) y
      CROSS JOIN LATERAL (\(PublicChanges.replaced(from: source))) x
      LEFT JOIN LATERAL (\(replacement(from: source))) n ON true
      LEFT JOIN galley.texts t ON t.key = r.manuscript AND p.publication_state = 'published'
      WHERE true
      """
    return conditions(from: source).reduce(query) { $0.appending($1) }.appending(order)
  }

  /// The number of articles.
  package func count(from source: ReadSource = .live) -> Query {
    conditions(from: source).reduce(
      """
      SELECT count(*) FROM \(raw: source.table(PublicationRow.table)) p
      JOIN \(raw: source.table(RevisionRow.table)) r
        ON r.article = p.article AND r.revision = p.revision
      WHERE true
      """
    ) { $0.appending($1) }
  }

  /// When the public last saw a change; no row if nothing was ever published.
  package static func lastChange(from source: ReadSource = .live) -> Query {
    """
    SELECT changed_at FROM \(raw: source.table(PublicationRow.table))
    ORDER BY changed_position DESC LIMIT 1
    """
  }

  /// The position of the last change before a time; 0 if there is none.
  package static func lastPosition(before time: Date, from source: ReadSource = .live) -> Query {
    """
    SELECT coalesce(max(changed_position), 0)
    FROM \(raw: source.table(PublicationRow.table)) WHERE changed_at < \(time)
    """
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

  /// The article that replaces the killed one, as long as the public can read it, and its last change.
  private func replacement(from source: ReadSource) -> Query {
    let isLive =
      "s.publication_state = 'published' "
      + "AND EXISTS (SELECT FROM galley.texts st WHERE st.key = sr.manuscript)"
    return """
      SELECT s.link_position, s.link_changed_at,
        CASE WHEN \(raw: isLive) THEN s.article END AS replacement,
        CASE WHEN \(raw: isLive) THEN s.slug END AS replacement_slug
      FROM \(raw: source.table(PublicationRow.table)) s
      JOIN \(raw: source.table(RevisionRow.table)) sr
        ON sr.article = s.article AND sr.revision = s.revision
      WHERE s.article = p.replacement
      """
  }

  private func conditions(from source: ReadSource) -> [Query] {
    [
      scopeCondition(from: source),
      section.map { LongText.condition("r.section", is: $0) },
      keyword.map { " AND \($0) = ANY (r.keywords)" },
    ].compactMap(\.self)
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
      WHERE \(raw: String(readsWordings)) AND k.article = p.article
        AND p.publication_state = 'published'
        AND k.number > p.corrections - \(raw: String(Self.mostWordings))
      """
  }

  /// The approved replies to a live article whose texts exist, oldest first, whether readers may
  /// reply, and the last public change of these.
  private func replies(from source: ReadSource) -> Query {
    let columns = [
      ("reply_ids", "uuid", "v.reply"), ("reply_words", "text", "w.body"),
      ("reply_times", "timestamptz", "v.received_at"),
      ("reply_answers", "text", "coalesce(a.body, '')"),
      ("reply_answer_times", "timestamptz", "coalesce(v.answered_at, v.received_at)"),
    ]
    guard readsReplies else {
      let none = columns.map { "'{}'::\($0.1)[] AS \($0.0)" }.joined(separator: ", ")
      return """
        SELECT NULL::bigint AS replies_position, NULL::text AS reply_policy, \(raw: none)
        """
    }
    let all = columns.map { name, _, value in
      "coalesce(array_agg(\(value) ORDER BY v.received_at, v.reply) "
        + "FILTER (WHERE w.key IS NOT NULL), '{}') AS \(name)"
    }
    let policies = source.table(ReplyPolicyRow.table)
    return """
      SELECT greatest(max(v.changed_position),
          (SELECT q.changed_position FROM \(raw: policies) q WHERE q.article = p.article)
        ) AS replies_position,
        (SELECT q.policy FROM \(raw: policies) q WHERE q.article = p.article) AS reply_policy,
        \(raw: all.joined(separator: ",\n  "))
      FROM \(raw: source.table(ReplyRow.table)) v
      LEFT JOIN galley.texts w ON w.key = v.words
        AND v.status = 'approved' AND p.publication_state = 'published'
      LEFT JOIN galley.texts a ON a.key = v.answer AND w.key IS NOT NULL
      WHERE v.article = p.article AND v.changed_position IS NOT NULL
      """
  }

  private func scopeCondition(from source: ReadSource) -> Query {
    func changed(_ changes: Query) -> Query {
      " AND p.article IN (SELECT c.article FROM (\(changes)) c)"
    }
    return switch scope {
    case .live: " AND p.publication_state = 'published'"
    case .changed(let position):
      changed(PublicChanges.after("\(position)", withReplies: readsReplies, from: source))
    case .changedSince(let time):
      changed(PublicChanges.since(time, withReplies: readsReplies, from: source))
    case .articles(let ids): " AND p.article = ANY (\(ids))"
    }
  }

  private var order: Query {
    switch scope {
    case .live, .articles: " ORDER BY p.last_published_at DESC, p.article DESC"
    case .changed, .changedSince: " ORDER BY changed_position"
    }
  }
}
