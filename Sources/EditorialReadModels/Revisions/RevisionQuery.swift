package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for revisions.
package enum RevisionQuery {
  /// Several revisions, each by its article and number, in any order and as for one.
  package static func revisions(
    _ wanted: [(article: UUID, revision: Int)], from source: ReadSource = .live
  ) -> Query {
    """
    SELECT \(raw: RevisionRow.table.columns.map { "r.\($0.name)" }.joined(separator: ", ")), t.body
    FROM unnest(\(wanted.map(\.article)), \(wanted.map(\.revision))) AS w(article, revision)
    JOIN \(raw: source.table(RevisionRow.table)) r
      ON r.article = w.article AND r.revision = w.revision
    LEFT JOIN galley.texts t ON t.key = r.manuscript
    """
  }

  /// All revisions of an article, newest first, without their body texts.
  package static func all(of article: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: RevisionRow.table.columnList) FROM \(raw: source.table(RevisionRow.table)) r
    WHERE article = \(article) ORDER BY revision DESC
    """
  }

  /// One revision with its body text, in the row's columns and then `body`, which is null if the
  /// text no longer exists. Without a number, the working revision.
  package static func revision(
    _ number: Int?, of article: UUID, from source: ReadSource = .live
  ) -> Query {
    let columns: Query = """
      SELECT \(raw: RevisionRow.table.columnList), t.body
      FROM \(raw: source.table(RevisionRow.table)) r
      LEFT JOIN galley.texts t ON t.key = r.manuscript
      WHERE article = \(article)
      """
    if let number { return columns.appending(" AND revision = \(number)") }
    return columns.appending(" ORDER BY revision DESC LIMIT 1")
  }
}
