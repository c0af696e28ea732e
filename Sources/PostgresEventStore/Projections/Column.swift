import PostgreSQL

/// A column of a read model's table and the property of the row that it holds.
package struct Column<Record>: Sendable {
  package let name: String
  let type: String
  let encode: @Sendable (Record) -> any PostgresEncodable
  let decode: @Sendable (Row, Int, inout Record) throws -> Void

  package init<Value: ColumnValue>(
    _ name: String, _ property: any WritableKeyPath<Record, Value> & Sendable
  ) {
    self.name = name
    self.type = Value.columnType
    self.encode = { $0[keyPath: property] }
    self.decode = { row, index, record in
      record[keyPath: property] = try row.value(at: index, as: Value.self)
    }
  }
}
