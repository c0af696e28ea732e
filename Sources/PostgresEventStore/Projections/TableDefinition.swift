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
  package let outline: TableOutline
  package let columns: [Column<Record>]
  let stream: @Sendable (Record) -> UUID
  let ordinal: @Sendable (Record) -> Int

  package var name: String { outline.name }

  /// All columns, as they stand in a select list.
  package var columnList: String { outline.columnList }

  /// - Parameters:
  ///   - stream: The column with the stream's id.
  ///   - ordinal: The column with a number that no other row of the stream has; none where a stream
  ///     has one row at most.
  ///   - indexes: Those beside the primary key.
  package init(
    _ name: String,
    stream: (String, any KeyPath<Record, UUID> & Sendable),
    ordinal: (String, any KeyPath<Record, Int> & Sendable)? = nil,
    indexes: [TableIndex] = [],
    columns: [Column<Record>]
  ) where Record: ReadModelRecord {
    self.columns = columns
    self.stream = { [path = stream.1] in $0[keyPath: path] }
    let path = ordinal?.1
    self.ordinal = { record in path.map { record[keyPath: $0] } ?? 0 }
    outline = TableOutline(
      name: name, columns: columns.map(\.name), streamColumn: stream.0,
      ordinalColumn: ordinal?.0, columnDefinitions: columns.map { "\($0.name) \($0.type)" },
      indexes: indexes, blanks: { columns.map { $0.literal(Record()) } })
  }

  /// The row that a query for ``columnList`` has answered.
  package func record(_ row: Row) throws -> Record where Record: ReadModelRecord {
    var record = Record()
    // By number: enumerated() in a generic takes longer than all else that is done here.
    for index in columns.indices { try columns[index].decode(row, index, &record) }
    return record
  }
}
