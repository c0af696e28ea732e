/// A value that can be bound to a parameter or written to a COPY, in PostgreSQL's binary format.
package protocol PostgresEncodable: Sendable {
  /// The type the server is told the parameter has.
  static var oid: TypeOID { get }

  /// Whether NULL is sent in place of bytes.
  var isNull: Bool { get }

  /// Appends the value's bytes; not called when it is null.
  ///
  /// - Throws: `PostgresError` of kind `usage` for a value PostgreSQL cannot hold.
  func encode(into bytes: inout [UInt8]) throws(PostgresError)
}

extension PostgresEncodable {
  package var isNull: Bool { false }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
  package static var oid: TypeOID { RawValue.oid }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try rawValue.encode(into: &bytes)
  }
}

extension [UInt8] {
  /// Appends an integer in network byte order, which all of PostgreSQL's formats use.
  mutating func append(networkOrder value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends a value behind its length, or the length -1 that stands for NULL.
  mutating func append(field value: some PostgresEncodable) throws(PostgresError) {
    guard !value.isNull else { return append(networkOrder: Int32(-1)) }
    let start = count
    append(networkOrder: Int32(0))
    try value.encode(into: &self)
    guard let length = Int32(exactly: count - start - 4) else {
      throw PostgresError(.usage, "a value is larger than PostgreSQL can take (1 GB)")
    }
    Swift.withUnsafeBytes(of: length.bigEndian) { prefix in
      for (offset, byte) in prefix.enumerated() { self[start + offset] = byte }
    }
  }
}
