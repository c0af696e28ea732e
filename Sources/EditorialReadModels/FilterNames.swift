package import PostgreSQL
package import PostgresEventStore

/// Asks a read model which names its articles have in a field by which lists are filtered.
package enum FilterNames {
  /// The sections of the articles in a table.
  package static func sections<Record: ReadModelRecord>(
    in table: TableDefinition<Record>, from source: ReadSource
  ) -> Query {
    "SELECT DISTINCT section FROM \(raw: source.table(table)) WHERE section IS NOT NULL"
  }

  /// The keywords of all revisions.
  package static func keywords(from source: ReadSource) -> Query {
    "SELECT DISTINCT unnest(keywords) FROM \(raw: source.table(RevisionRow.table))"
  }
}
