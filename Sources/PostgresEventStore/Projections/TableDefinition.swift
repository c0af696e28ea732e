package import Foundation
package import PostgreSQL

/// A row of a read model.
package protocol ReadModelRecord: Equatable, Sendable {
  static var table: TableDefinition<Self> { get }
  /// A row to decode into; every column of the table is written over.
  init()
}

/// A table of a read model: its columns, and how a row is told from the others of its stream.
package struct TableDefinition<Record>: Sendable {
  package let name: String
  package let columns: [Column<Record>]
  let stream: @Sendable (Record) -> UUID
  let ordinal: @Sendable (Record) -> Int
  let streamColumn: String
  /// Nil where a stream has one row at most.
  let ordinalColumn: String?
  let indexes: [String]

  /// - Parameters:
  ///   - stream: The column with the stream's id.
  ///   - ordinal: The column with a number that no other row of the stream has; none where a stream
  ///     has one row at most.
  ///   - indexes: The columns, as SQL, of each index beside the primary key.
  package init(
    _ name: String,
    stream: (String, any KeyPath<Record, UUID> & Sendable),
    ordinal: (String, any KeyPath<Record, Int> & Sendable)? = nil,
    indexes: [String] = [],
    columns: [Column<Record>]
  ) {
    self.name = name
    self.columns = columns
    self.stream = { [path = stream.1] in $0[keyPath: path] }
    let path = ordinal?.1
    self.ordinal = { record in path.map { record[keyPath: $0] } ?? 0 }
    self.streamColumn = stream.0
    self.ordinalColumn = ordinal?.0
    self.indexes = indexes
  }

  /// The table without its indexes, which are made once it is filled.
  func creation(in schema: String) -> String {
    let columns = columns.map { "  \($0.name) \($0.type)" }.joined(separator: ",\n")
    return "CREATE TABLE \(schema).\(name) (\n\(columns)\n);"
  }

  func indexCreation(in schema: String) -> String {
    let primary = "ALTER TABLE \(schema).\(name) ADD PRIMARY KEY (\(keyColumns));"
    let others = indexes.map { "CREATE INDEX ON \(schema).\(name) (\($0));" }
    return ([primary] + others + ["ANALYZE \(schema).\(name);"]).joined(separator: "\n")
  }

  /// The primary key's columns.
  var keyColumns: String {
    [streamColumn, ordinalColumn].compactMap(\.self).joined(separator: ", ")
  }

  /// The row that a query for ``columnList`` has answered.
  package func record(_ row: Row) throws -> Record where Record: ReadModelRecord {
    var record = Record()
    for (index, column) in columns.enumerated() { try column.decode(row, index, &record) }
    return record
  }

  /// All columns, as they stand in a select list.
  package var columnList: String { columns.map(\.name).joined(separator: ", ") }
}
