package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks who did what.
package enum ActivityQuery {
  /// All that was done to an article, oldest first, with the text of each note in `note`, which is
  /// null for what is no note or is kept no more, and the key of what was noted or saved in `text`.
  package static func history(of article: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: ActivityRow.table.columns.map { "a.\($0.name)" }.joined(separator: ", ")),
      t.body AS note,
      coalesce(e.payload ->> 'note', e.payload -> 'content' ->> 'manuscript') AS text
    FROM \(raw: source.table(ActivityRow.table)) a
    LEFT JOIN galley.events e
      ON a.event IN ('NoteAdded', 'ArticleDrafted', 'ArticleRevised') AND e.position = a.position
    LEFT JOIN galley.texts t ON t.key = decode(e.payload ->> 'note', 'hex')
    WHERE a.article = \(article) ORDER BY a.version
    """
  }
}
