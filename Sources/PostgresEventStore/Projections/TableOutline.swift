/// What is known of a read model's table without the type of its rows.
package struct TableOutline: Sendable {
  package let name: String
  package let columns: [String]
  package let streamColumn: String
  /// Nil where a stream has one row at most.
  let ordinalColumn: String?
  let columnDefinitions: [String]
  let indexes: [String]

  /// The primary key's columns.
  package var keyColumns: String {
    [streamColumn, ordinalColumn].compactMap(\.self).joined(separator: ", ")
  }

  /// All columns, as they stand in a select list.
  package var columnList: String { columns.joined(separator: ", ") }

  /// The table without its indexes, which are made once it is filled.
  func creation(in schema: String) -> String {
    let columns = columnDefinitions.map { "  \($0)" }.joined(separator: ",\n")
    return "CREATE TABLE \(schema).\(name) (\n\(columns)\n);"
  }

  func indexCreation(in schema: String) -> String {
    let primary = "ALTER TABLE \(schema).\(name) ADD PRIMARY KEY (\(keyColumns));"
    let others = indexes.map { "CREATE INDEX ON \(schema).\(name) (\($0));" }
    return ([primary] + others + ["ANALYZE \(schema).\(name);"]).joined(separator: "\n")
  }
}
