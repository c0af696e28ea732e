package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks who did what.
package enum ActivityQuery {
  /// The activity of an article, oldest first. The column `reason` contains the reason of an
  /// event, and `note` the text of a note; both are null for other events, and `note` for an erased
  /// note. `text` is the key of the noted or saved text.
  package static func history(of article: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: ActivityRow.table.columns.map { "a.\($0.name)" }.joined(separator: ", ")),
      e.payload ->> 'reason' AS reason, t.body AS note,
      coalesce(e.payload ->> 'note', e.payload -> 'content' ->> 'manuscript') AS text
    FROM \(raw: source.table(ActivityRow.table)) a
    LEFT JOIN galley.events e
      ON a.event IN (
          'NoteAdded', 'ArticleDrafted', 'ArticleRevised', 'ArticleImported', 'ChangesRequested',
          'ArticleHeld', 'HoldLifted', 'ArticleUnpublished', 'ArticleKilled', 'EmbargoLifted', 'ArticleSpiked', 'TextErased')
        AND e.position = a.position
    LEFT JOIN galley.texts t ON t.key = decode(e.payload ->> 'note', 'hex')
    WHERE a.article = \(article) ORDER BY a.version
    """
  }
}
