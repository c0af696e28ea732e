package import Foundation
package import PostgreSQL

/// A row of a read model.
package protocol ReadModelRecord: Equatable, Sendable {
  static var table: TableDefinition<Self> { get }
  /// A row to decode into. Decoding overwrites every column.
  init()
}

/// A table of a read model: its columns, and what distinguishes a row from the others of its
/// stream.
package struct TableDefinition<Record>: Sendable {
  package let outline: TableOutline
  package let columns: [Column<Record>]
  /// How each column is decoded. The columns themselves take longer to copy.
  private let decoders: [@Sendable (Row, Int, inout Record) throws -> Void]
  let stream: @Sendable (Record) -> UUID
  let ordinal: @Sendable (Record) -> Int

  package var name: String { outline.name }

  /// All columns, for a select list.
  package var columnList: String { outline.columnList }

  /// - Parameters:
  ///   - stream: The column with the id of the stream.
  ///   - ordinal: The column with a number that is unique in the stream; nil when a stream has at
  ///     most one row.
  ///   - indexes: The indexes in addition to the primary key.
  package init(
    _ name: String,
    stream: (String, any KeyPath<Record, UUID> & Sendable),
    ordinal: (String, any KeyPath<Record, Int> & Sendable)? = nil,
    indexes: [TableIndex] = [],
    columns: [Column<Record>]
  ) where Record: ReadModelRecord {
    self.columns = columns
    decoders = columns.map(\.decode)
    self.stream = { [path = stream.1] in $0[keyPath: path] }
    let path = ordinal?.1
    self.ordinal = { record in path.map { record[keyPath: $0] } ?? 0 }
    outline = TableOutline(
      name: name, columns: columns.map(\.name), streamColumn: stream.0,
      ordinalColumn: ordinal?.0, columnDefinitions: columns.map { "\($0.name) \($0.type)" },
      indexes: indexes, defaults: { columns.map { $0.literal(Record()) } })
  }

  /// Decodes a row with the columns of ``columnList``.
  package func record(_ row: Row) throws -> Record where Record: ReadModelRecord {
    var record = Record()
    // By index: enumerated() in generic code takes longer than everything else here.
    for index in decoders.indices { try decoders[index](row, index, &record) }
    return record
  }
}

/// A column of a table, and the property of the row that it stores.
package struct Column<Record>: Sendable {
  package let name: String
  let type: String
  let value: @Sendable (Record) -> any PostgresEncodable
  /// The value as SQL.
  let literal: @Sendable (Record) -> String
  let field: CopyField
  /// Decodes into a new record, in which an optional property is nil.
  let decode: @Sendable (Row, Int, inout Record) throws -> Void

  /// - Parameter property: A stored property.
  package init<Value: ColumnValue>(
    _ name: String, _ property: any WritableKeyPath<Record, Value> & Sendable
  ) {
    guard let offset = MemoryLayout<Record>.offset(of: property) else {
      preconditionFailure("\(name) is not a stored property of \(Record.self)")
    }
    self.name = name
    self.type = Value.columnType
    self.value = { $0[keyPath: property] }
    self.literal = { $0[keyPath: property].literal }
    self.field = CopyField(Value.copyKind, isOptional: Value.isOptional, offset: offset)
    self.decode = { row, index, record in
      if Value.isOptional, row.isNull(at: index) { return }
      let value = try row.value(at: index, as: Value.self)
      // A key path takes longer than everything else here.
      withUnsafeMutableBytes(of: &record) { bytes in
        bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee = value
      }
    }
  }
}
