package import PostgreSQL

extension [String]: ColumnValue {
  package static var columnType: String { "text[] NOT NULL" }

  package static func append(at address: UnsafeRawPointer, to buffer: CopyBuffer) throws {
    try buffer.append(address.assumingMemoryBound(to: [String].self).pointee)
  }

  package static func appendOptional(at address: UnsafeRawPointer, to buffer: CopyBuffer) throws {
    switch address.assumingMemoryBound(to: [String]?.self).pointee {
    case let value?: try buffer.append(value)
    case nil: buffer.appendNull()
    }
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var columnType: String {
    String(Wrapped.columnType.dropLast(" NOT NULL".count))
  }

  package static func append(
    at address: UnsafeRawPointer, to buffer: CopyBuffer
  ) throws {
    try Wrapped.appendOptional(at: address, to: buffer)
  }

  package static func appendOptional(
    at address: UnsafeRawPointer, to buffer: CopyBuffer
  ) throws {
    try buffer.append(address.assumingMemoryBound(to: Self?.self).pointee)
  }
}
