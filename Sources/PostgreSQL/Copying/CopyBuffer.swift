package import Foundation
import Glibc

/// Rows in PostgreSQL's binary COPY format, encoded ahead of the COPY that will take them.
///
/// As in a `CopyWriter`, a value must be of its column's own type. The commonest types have an
/// `append` of their own: a rebuild writes tens of millions of values.
package struct CopyBuffer: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Begins a row of so many fields, each of which is then appended.
  package mutating func beginRow(fields: Int) {
    bytes.append(networkOrder: Int16(truncatingIfNeeded: fields))
  }

  package mutating func appendNull() { bytes.append(networkOrder: Int32(-1)) }

  package mutating func append(_ value: some PostgresEncodable) throws(PostgresError) {
    try bytes.append(field: value)
  }

  package mutating func append(_ value: Bool) {
    append(field: value ? 1 as UInt8 : 0)
  }

  package mutating func append(_ value: Int) { append(field: Int64(value)) }

  package mutating func append(_ value: UUID) {
    withUnsafeBytes(of: value.uuid) { append(field: $0) }
  }

  package mutating func append(_ value: Date) throws(PostgresError) {
    append(field: try value.postgresMicroseconds)
  }

  package mutating func append(_ value: String) throws(PostgresError) {
    var value = value
    let isWritten = value.withUTF8 { text in
      let text = UnsafeRawBufferPointer(text)
      if let start = text.baseAddress, memchr(start, 0, text.count) != nil { return false }
      append(field: text)
      return true
    }
    guard isWritten else { throw String.nulRefused }
  }

  /// Appends the value with these bytes.
  package mutating func append(field value: UnsafeRawBufferPointer) {
    bytes.append(networkOrder: Int32(truncatingIfNeeded: value.count))
    bytes.append(contentsOf: value)
  }

  private mutating func append<I: FixedWidthInteger>(field value: I) {
    var field = (Int32(MemoryLayout<I>.size).bigEndian, value.bigEndian)
    // The tuple may have room between its parts, the field has none.
    withUnsafeBytes(of: &field.0) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: &field.1) { bytes.append(contentsOf: $0) }
  }
}
