import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks what has changed for the public: by an event of the article itself, or by one of another
/// article that it names.
///
/// A killed article names the one that replaces it while that one is live, and a live article names
/// those that it replaces.
package enum PublicChanges {
  /// The `article`, `position` and time (`at`) of each change after a position. An article may be in
  /// several rows.
  ///
  /// - Parameters:
  ///   - position: A value, or a column of the statement around this one.
  ///   - withReplies: Whether to add the changes of public replies to the article, and of whether
  ///     readers may reply.
  package static func after(
    _ position: Query, withReplies: Bool = false, from source: ReadSource = .live
  ) -> Query {
    let changes = changes("changed_position", "link_position", " > \(position)", from: source)
    guard withReplies else { return changes }
    return changes.appending(replies("changed_position", " > \(position)", from: source))
  }

  /// The same for the changes at a time or later.
  static func since(_ time: Date, withReplies: Bool, from source: ReadSource) -> Query {
    let changes = changes("changed_at", "link_changed_at", " >= \(time)", from: source)
    guard withReplies else { return changes }
    return changes.appending(replies("changed_at", " >= \(time)", from: source))
  }

  private static func replies(_ column: String, _ isWanted: Query, from source: ReadSource) -> Query
  {
    """

    UNION ALL
    SELECT v.article, v.changed_position, v.changed_at
    FROM \(raw: source.table(ReplyRow.table)) v
    WHERE v.changed_position IS NOT NULL AND v.\(raw: column)\(isWanted)
    UNION ALL
    SELECT q.article, q.changed_position, q.changed_at
    FROM \(raw: source.table(ReplyPolicyRow.table)) q WHERE q.\(raw: column)\(isWanted)
    """
  }

  private static func changes(
    _ own: String, _ link: String, _ isWanted: Query, from source: ReadSource
  ) -> Query {
    let table = source.table(PublicationRow.table)
    return """
      SELECT c.article, c.changed_position AS position, c.changed_at AS at
      FROM \(raw: table) c WHERE c.\(raw: own)\(isWanted)
      UNION ALL
      SELECT k.article, c.link_position, c.link_changed_at
      FROM \(raw: table) c JOIN \(raw: table) k ON k.replacement = c.article
      WHERE c.\(raw: link)\(isWanted)
      UNION ALL
      SELECT c.replacement, c.changed_position, c.changed_at
      FROM \(raw: table) c WHERE c.replacement IS NOT NULL AND c.\(raw: own)\(isWanted)
      """
  }

  /// The ids and slugs of the killed articles that the live article `p` replaces, in the order of
  /// the kills, and the last change of any of them.
  static func replaced(from source: ReadSource) -> Query {
    """
    SELECT coalesce(array_agg(k.article ORDER BY k.changed_position), '{}') AS replaced,
      coalesce(array_agg(k.slug ORDER BY k.changed_position), '{}') AS replaced_slugs,
      max(k.changed_position) AS replaced_position, max(k.changed_at) AS replaced_at
    FROM \(raw: source.table(PublicationRow.table)) k WHERE k.replacement = p.article
    """
  }

  /// The last change of the article `p`, which is joined with the article that replaces it, `n`, and
  /// with ``replaced(from:)``, `x`.
  static let lastPosition = "greatest(p.changed_position, n.link_position, x.replaced_position)"
  static let lastTime = "greatest(p.changed_at, n.link_changed_at, x.replaced_at)"
}
