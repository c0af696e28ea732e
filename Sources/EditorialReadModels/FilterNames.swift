package import PostgreSQL
package import PostgresEventStore

/// Asks a read model for the names by which lists are filtered.
package enum FilterNames {
  /// The most names that are compared with a mistyped one.
  private static let limit = 1_000

  /// Whether an article has this section.
  ///
  /// - Parameter table: With an index that begins with the key of the section.
  package static func hasSection<Record: ReadModelRecord>(
    _ name: String, in table: TableDefinition<Record>, from source: ReadSource
  ) -> Query {
    """
    SELECT EXISTS (SELECT FROM \(raw: source.table(table))
      WHERE true\(LongText.condition("section", is: name)))
    """
  }

  /// The sections of the articles, in the order of the alphabet. It reads one row for each section,
  /// regardless of the number of articles.
  ///
  /// - Parameter table: With an index that begins with the key of the section.
  package static func sections<Record: ReadModelRecord>(
    in table: TableDefinition<Record>, from source: ReadSource
  ) -> Query {
    let (key, rows) = (LongText.key("section"), source.table(table))
    return """
      WITH RECURSIVE names(name) AS (
        (SELECT \(raw: key) FROM \(raw: rows) WHERE \(raw: key) IS NOT NULL
          ORDER BY \(raw: key) LIMIT 1)
        UNION ALL
        SELECT (SELECT \(raw: key) FROM \(raw: rows) WHERE \(raw: key) > names.name
          ORDER BY \(raw: key) LIMIT 1)
        FROM names WHERE names.name IS NOT NULL)
      SELECT name FROM names WHERE name IS NOT NULL LIMIT \(limit)
      """
  }

  /// Whether a revision has this keyword. It reads all revisions.
  package static func hasKeyword(_ name: String, from source: ReadSource) -> Query {
    """
    SELECT EXISTS (SELECT FROM \(raw: source.table(RevisionRow.table))
      WHERE \(name) = ANY (keywords))
    """
  }

  /// The keywords of the revisions. It reads all revisions.
  package static func keywords(from source: ReadSource) -> Query {
    """
    SELECT DISTINCT unnest(keywords) AS name FROM \(raw: source.table(RevisionRow.table))
    ORDER BY name LIMIT \(limit)
    """
  }
}
