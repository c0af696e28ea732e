import PostgreSQL

/// A column of a read model's table and the property of the row that it holds.
package struct Column<Record>: Sendable {
  package let name: String
  let type: String
  let value: @Sendable (Record) -> any PostgresEncodable
  /// The value as SQL.
  let literal: @Sendable (Record) -> String
  let writer: ColumnWriter
  let decode: @Sendable (Row, Int, inout Record) throws -> Void

  /// - Parameter property: A stored one.
  package init<Value: ColumnValue>(
    _ name: String, _ property: any WritableKeyPath<Record, Value> & Sendable
  ) {
    guard let offset = MemoryLayout<Record>.offset(of: property) else {
      preconditionFailure("\(name) is no stored property of \(Record.self)")
    }
    self.name = name
    self.type = Value.columnType
    self.value = { $0[keyPath: property] }
    self.literal = { $0[keyPath: property].literal }
    self.writer = ColumnWriter(offset: offset, append: Value.append)
    self.decode = { row, index, record in
      record[keyPath: property] = try row.value(at: index, as: Value.self)
    }
  }
}

/// Writes one column of a record, without the record's type.
///
/// A stored property lies at a fixed place in its record. Reading it there costs a fraction of
/// following the key path, and a rebuild reads tens of millions.
struct ColumnWriter: Sendable {
  let offset: Int
  let append: @Sendable (UnsafeRawPointer, CopyBuffer) throws -> Void
}

extension [ColumnWriter] {
  /// Appends a row for each of the records that stand in memory one after the other.
  func write(_ records: UnsafeRawBufferPointer, stride: Int, to buffer: CopyBuffer) throws {
    guard var record = records.baseAddress else { return }
    let end = record + records.count
    try withUnsafeBufferPointer { columns in
      while record < end {
        buffer.beginRow(fields: columns.count)
        for column in columns { try column.append(record + column.offset, buffer) }
        record += stride
      }
    }
  }
}
