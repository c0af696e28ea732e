/// A value that can be bound to a parameter or written to a COPY in PostgreSQL's binary format.
package protocol PostgresEncodable: Sendable {
  /// The type that is sent with the parameter.
  static var oid: TypeOID { get }

  /// Whether to send NULL.
  var isNull: Bool { get }

  /// Appends the bytes of the value. Not called when it is NULL.
  ///
  /// - Throws: `PostgresError` of kind `usage` for a value that PostgreSQL cannot store.
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
  /// Appends an integer in network byte order.
  mutating func append(networkOrder value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends the length of a value and the value, or the length -1 for NULL.
  mutating func append(field value: some PostgresEncodable) throws(PostgresError) {
    guard !value.isNull else { return append(networkOrder: Int32(-1)) }
    let start = count
    append(networkOrder: Int32(0))
    try value.encode(into: &self)
    guard let length = Int32(exactly: count - start - 4) else {
      throw PostgresError(.usage, "a value is larger than PostgreSQL can store (1 GB)")
    }
    Swift.withUnsafeBytes(of: length.bigEndian) { prefix in
      for (offset, byte) in prefix.enumerated() { self[start + offset] = byte }
    }
  }
}

/// A value that can be read from PostgreSQL's binary format.
package protocol PostgresDecodable: Sendable {
  /// - Throws: What is wrong with the cell. The caller adds the name of the column.
  static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Self
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Self {
    guard let value = Self(rawValue: try RawValue.decode(cell)) else {
      throw .malformed("it is not a \(Self.self) that this version knows")
    }
    return value
  }
}
