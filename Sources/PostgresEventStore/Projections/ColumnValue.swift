package import Foundation
package import PostgreSQL

/// What a column of a read model may hold.
package protocol ColumnValue: PostgresEncodable, PostgresDecodable {
  /// The column's type and whether it may be null, as SQL.
  static var columnType: String { get }
  /// The value as SQL.
  var literal: String { get }

  /// Appends the value at this address; and the optional one at that.
  ///
  /// Every type has these of its own, so that a rebuild, which writes tens of millions of values,
  /// goes through no generic code.
  static func append(at address: UnsafeRawPointer, to buffer: CopyBuffer) throws
  static func appendOptional(at address: UnsafeRawPointer, to buffer: CopyBuffer) throws
}

extension Bool: ColumnValue {
  package static var columnType: String { "boolean NOT NULL" }

  package static func append(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    buffer.append(address.assumingMemoryBound(to: Bool.self).pointee)
  }

  package static func appendOptional(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    switch address.assumingMemoryBound(to: Bool?.self).pointee {
    case let value?: buffer.append(value)
    case nil: buffer.appendNull()
    }
  }
}

extension Int: ColumnValue {
  package static var columnType: String { "bigint NOT NULL" }

  package static func append(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    buffer.append(address.assumingMemoryBound(to: Int.self).pointee)
  }

  package static func appendOptional(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    switch address.assumingMemoryBound(to: Int?.self).pointee {
    case let value?: buffer.append(value)
    case nil: buffer.appendNull()
    }
  }
}

extension String: ColumnValue {
  /// By their bytes texts are sorted and compared in a fraction of the time, and alike everywhere.
  package static var columnType: String { "text COLLATE \"C\" NOT NULL" }

  package static func append(
    at address: UnsafeRawPointer, to buffer: CopyBuffer
  ) throws {
    try buffer.append(address.assumingMemoryBound(to: String.self).pointee)
  }

  package static func appendOptional(
    at address: UnsafeRawPointer, to buffer: CopyBuffer
  ) throws {
    switch address.assumingMemoryBound(to: String?.self).pointee {
    case let value?: try buffer.append(value)
    case nil: buffer.appendNull()
    }
  }
}

extension UUID: ColumnValue {
  package static var columnType: String { "uuid NOT NULL" }

  package static func append(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    buffer.append(address.assumingMemoryBound(to: UUID.self).pointee)
  }

  package static func appendOptional(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    switch address.assumingMemoryBound(to: UUID?.self).pointee {
    case let value?: buffer.append(value)
    case nil: buffer.appendNull()
    }
  }
}

extension Date: ColumnValue {
  package static var columnType: String { "timestamptz NOT NULL" }

  package static func append(
    at address: UnsafeRawPointer, to buffer: CopyBuffer
  ) throws {
    try buffer.append(address.assumingMemoryBound(to: Date.self).pointee)
  }

  package static func appendOptional(
    at address: UnsafeRawPointer, to buffer: CopyBuffer
  ) throws {
    switch address.assumingMemoryBound(to: Date?.self).pointee {
    case let value?: try buffer.append(value)
    case nil: buffer.appendNull()
    }
  }
}
