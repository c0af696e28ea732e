import PostgreSQL

/// A column of a read model's table and the property of the row that it holds.
package struct Column<Record>: Sendable {
  package let name: String
  let type: String
  let value: @Sendable (Record) -> any PostgresEncodable
  /// Appends the value of the record at this address.
  let encode: @Sendable (UnsafePointer<Record>, inout CopyBuffer) throws -> Void
  let decode: @Sendable (Row, Int, inout Record) throws -> Void

  package init<Value: ColumnValue>(
    _ name: String, _ property: any WritableKeyPath<Record, Value> & Sendable
  ) {
    self.name = name
    self.type = Value.columnType
    self.value = { $0[keyPath: property] }
    // A stored property lies at a fixed place in its record: reading it there costs a fraction of
    // following the key path, and a rebuild reads tens of millions.
    if let offset = MemoryLayout<Record>.offset(of: property) {
      self.encode = { record, buffer in
        let place = UnsafeRawPointer(record) + offset
        try buffer.append(place.assumingMemoryBound(to: Value.self).pointee)
      }
    } else {
      self.encode = { record, buffer in try buffer.append(record.pointee[keyPath: property]) }
    }
    self.decode = { row, index, record in
      record[keyPath: property] = try row.value(at: index, as: Value.self)
    }
  }
}
