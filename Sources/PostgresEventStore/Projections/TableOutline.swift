/// A table of a read model, without the type of its rows.
package struct TableOutline: Sendable {
  package let name: String
  package let columns: [String]
  package let streamColumn: String
  /// Nil when a stream has at most one row.
  let ordinalColumn: String?
  let columnDefinitions: [String]
  let indexes: [TableIndex]
  /// The values of a new row, as SQL.
  let defaults: @Sendable () -> [String]
  /// All columns, for a select list.
  package let columnList: String

  init(
    name: String, columns: [String], streamColumn: String, ordinalColumn: String?,
    columnDefinitions: [String], indexes: [TableIndex], defaults: @escaping @Sendable () -> [String]
  ) {
    (self.name, self.columns) = (name, columns)
    (self.streamColumn, self.ordinalColumn) = (streamColumn, ordinalColumn)
    (self.columnDefinitions, self.indexes, self.defaults) = (columnDefinitions, indexes, defaults)
    columnList = columns.joined(separator: ", ")
  }

  /// The columns of the primary key.
  package var keyColumns: String {
    [streamColumn, ordinalColumn].compactMap(\.self).joined(separator: ", ")
  }

  /// The table for a FROM clause, when the build may have another version. It has all columns of
  /// this version; those that the build lacks have the values of a new row.
  ///
  /// - Parameters:
  ///   - relation: The table of the build, or the view on it.
  ///   - present: The columns that it has; empty when there is no such table.
  package func expression(reading relation: String, having present: Set<String>) -> String {
    guard !present.isSuperset(of: columns) else { return relation }
    let list = zip(columns, defaults())
      .map { present.contains($0) ? $0 : "\($1) AS \($0)" }.joined(separator: ", ")
    return present.isEmpty ? "(SELECT \(list) WHERE false)" : "(SELECT \(list) FROM \(relation))"
  }

  /// Creates the table without its indexes, which are created after it has been filled.
  ///
  /// - Parameter isVacuumed: Whether the server vacuums it when it thinks fit: see ``vacuuming(in:)``.
  package func creation(in schema: String, isVacuumed: Bool) -> String {
    let columns = columnDefinitions.map { "  \($0)" }.joined(separator: ",\n")
    let options = isVacuumed ? "" : " WITH (autovacuum_enabled = off)"
    return "CREATE TABLE \(schema).\(name) (\n\(columns)\n)\(options);"
  }

  /// Lets the server vacuum the table. To do so while it is filled, indexed and compared would take a
  /// part of the processors that these need.
  func vacuuming(in schema: String) -> String {
    "ALTER TABLE \(schema).\(name) RESET (autovacuum_enabled);"
  }

  /// The settings of a session that creates indexes, one of several at the same time. The memory fits
  /// the caches of processors: with more, a sort of a million rows takes longer.
  package static let indexing = """
    SET synchronous_commit = off; SET maintenance_work_mem = '16MB';
    SET max_parallel_maintenance_workers = 0; SET default_statistics_target = 20
    """

  /// Creates the indexes, and collects statistics of the columns in them.
  package func indexCreation(in schema: String) -> String {
    let primary = "ALTER TABLE \(schema).\(name) ADD PRIMARY KEY (\(keyColumns));"
    let others = indexes.map { $0.creation(on: "\(schema).\(name)") }
    // Plans depend on the indexed columns. Analysing all columns would take longer than the
    // indexes.
    let analysis = "ANALYZE \(schema).\(name) (\(indexedColumns.joined(separator: ", ")));"
    return ([primary] + others + [analysis]).joined(separator: "\n")
  }

  private var indexedColumns: [String] {
    let indexed = indexes.flatMap { index in
      index.columns.split(separator: ",").compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
    }
    return columns.filter { [streamColumn, ordinalColumn].contains($0) || indexed.contains($0) }
  }
}

/// An index of a table, in addition to its primary key.
package struct TableIndex: Sendable, ExpressibleByStringInterpolation {
  /// The indexed columns or expressions, as SQL.
  let columns: String
  /// The condition for rows in it, as SQL; nil for all rows.
  let condition: String?

  package init(_ columns: String, where condition: String? = nil) {
    self.columns = columns
    self.condition = condition
  }

  package init(stringLiteral columns: String) { self.init(columns) }

  func creation(on table: String) -> String {
    "CREATE INDEX ON \(table) (\(columns))\(condition.map { " WHERE \($0)" } ?? "");"
  }
}
