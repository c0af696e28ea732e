import PostgreSQL

/// A column of a read model's table and the property of the row that it holds.
package struct Column<Record>: Sendable {
  package let name: String
  let type: String
  let value: @Sendable (Record) -> any PostgresEncodable
  /// The value as SQL.
  let literal: @Sendable (Record) -> String
  let field: CopyField
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
    self.field = CopyField(Value.copyKind, isOptional: Value.isOptional, offset: offset)
    self.decode = { row, index, record in
      record[keyPath: property] = try row.value(at: index, as: Value.self)
    }
  }
}
