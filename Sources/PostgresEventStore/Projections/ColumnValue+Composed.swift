package import PostgreSQL

/// What an array of it is as a column.
package protocol ColumnArrayElement: PostgresArrayElement {
  static var arrayColumnType: String { get }
}

extension String: ColumnArrayElement {
  package static var arrayColumnType: String { "text[] NOT NULL" }
}

extension Array: ColumnValue where Element: ColumnArrayElement {
  package static var columnType: String { Element.arrayColumnType }

  package static func append(
    at address: UnsafeRawPointer, to buffer: inout CopyBuffer
  ) throws {
    try buffer.append(address.assumingMemoryBound(to: [Element].self).pointee)
  }

  package static func appendOptional(
    at address: UnsafeRawPointer, to buffer: inout CopyBuffer
  ) throws {
    try buffer.append(address.assumingMemoryBound(to: [Element]?.self).pointee)
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var columnType: String {
    String(Wrapped.columnType.dropLast(" NOT NULL".count))
  }

  package static func append(
    at address: UnsafeRawPointer, to buffer: inout CopyBuffer
  ) throws {
    try Wrapped.appendOptional(at: address, to: &buffer)
  }

  package static func appendOptional(
    at address: UnsafeRawPointer, to buffer: inout CopyBuffer
  ) throws {
    try buffer.append(address.assumingMemoryBound(to: Self?.self).pointee)
  }
}
