/// What is known of a read model's table without the type of its rows.
package struct TableOutline: Sendable {
  package let name: String
  package let columns: [String]
  package let streamColumn: String
  /// Nil where a stream has one row at most.
  let ordinalColumn: String?
  let columnDefinitions: [String]
  let indexes: [TableIndex]
  /// What each column holds in a row that nothing has been applied to, as SQL.
  let blanks: @Sendable () -> [String]

  /// The primary key's columns.
  package var keyColumns: String {
    [streamColumn, ordinalColumn].compactMap(\.self).joined(separator: ", ")
  }

  /// All columns, as they stand in a select list.
  package var columnList: String { columns.joined(separator: ", ") }

  /// What stands for the table behind FROM where the rows are those of a build of another version:
  /// all columns of this one's, those that the build does not have with what a new row holds.
  ///
  /// - Parameters:
  ///   - relation: The build's table or the view on it.
  ///   - present: The columns that it has; none when there is no such table.
  package func expression(reading relation: String, having present: Set<String>) -> String {
    guard !present.isSuperset(of: columns) else { return relation }
    let list = zip(columns, blanks())
      .map { present.contains($0) ? $0 : "\($1) AS \($0)" }.joined(separator: ", ")
    return present.isEmpty ? "(SELECT \(list) WHERE false)" : "(SELECT \(list) FROM \(relation))"
  }

  /// The table without its indexes, which are made once it is filled.
  func creation(in schema: String) -> String {
    let columns = columnDefinitions.map { "  \($0)" }.joined(separator: ",\n")
    return "CREATE TABLE \(schema).\(name) (\n\(columns)\n);"
  }

  func indexCreation(in schema: String) -> String {
    let primary = "ALTER TABLE \(schema).\(name) ADD PRIMARY KEY (\(keyColumns));"
    let others = indexes.map { $0.creation(on: "\(schema).\(name)") }
    // Queries are planned by what is indexed; to weigh every column takes longer than the indexes.
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
