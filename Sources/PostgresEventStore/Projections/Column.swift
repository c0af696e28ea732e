import PostgreSQL

/// A column of a read model's table and the property of the row that it holds.
package struct Column<Record>: Sendable {
  package let name: String
  let type: String
  let value: @Sendable (Record) -> any PostgresEncodable
  /// Where the property lies in a record. Reading it there costs a fraction of following the key
  /// path, and a rebuild reads tens of millions.
  private let offset: Int
  private let append: @Sendable (UnsafeRawPointer, inout CopyBuffer) throws -> Void
  let decode: @Sendable (Row, Int, inout Record) throws -> Void

  /// - Parameter property: A stored one.
  package init<Value: ColumnValue>(
    _ name: String, _ property: any WritableKeyPath<Record, Value> & Sendable
  ) {
    guard let offset = MemoryLayout<Record>.offset(of: property) else {
      preconditionFailure("\(name) is no stored property of \(Record.self)")
    }
    self.name = name
    self.offset = offset
    self.type = Value.columnType
    self.value = { $0[keyPath: property] }
    self.append = { try Value.append(at: $0, to: &$1) }
    self.decode = { row, index, record in
      record[keyPath: property] = try row.value(at: index, as: Value.self)
    }
  }

  /// Appends the value of the record at this address.
  func encode(_ record: UnsafeRawPointer, to buffer: inout CopyBuffer) throws {
    try append(record + offset, &buffer)
  }
}
