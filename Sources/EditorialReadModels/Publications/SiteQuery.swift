package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks what a site needs besides the public items.
package enum SiteQuery {
  /// The ids of all articles that were published at least once, first published first.
  package static func published(from source: ReadSource = .live) -> Query {
    """
    SELECT article FROM \(raw: source.table(PublicationRow.table)) p
    ORDER BY first_published_at, article
    """
  }

  /// The ids of the articles that have changed for the public after a position, or have public replies
  /// that have, in the order of the changes.
  package static func changed(
    after position: Int64, limit: Int, from source: ReadSource = .live
  ) -> Query {
    """
    SELECT c.article
    FROM (\(PublicChanges.after("\(position)", withReplies: true, from: source))) c
    JOIN \(raw: source.table(PublicationRow.table)) p ON p.article = c.article
    GROUP BY c.article ORDER BY max(c.position) LIMIT \(limit)
    """
  }

  /// `article`, `live_from` and `live_until` of each interval in which one of the articles was live,
  /// oldest first.
  package static func intervals(
    of articles: [UUID], from source: ReadSource = .live
  ) -> Query {
    """
    SELECT article, live_from, live_until FROM \(raw: source.table(LiveIntervalRow.table)) i
    WHERE article = ANY (\(articles)) ORDER BY article, began
    """
  }
}
