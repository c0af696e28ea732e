/// One value from the server. It cannot be copied, because its bytes are valid only during the call
/// that receives it.
package struct Cell: ~Copyable {
  /// Nil for NULL.
  let bytes: UnsafeRawBufferPointer?
  /// Nil in a COPY, which contains no types.
  let type: TypeOID?

  package var isNull: Bool { bytes == nil }

  /// The bytes of a value of one of these types.
  func bytes(of types: TypeOID...) throws(CellProblem) -> UnsafeRawBufferPointer {
    guard let bytes else { throw .null }
    if let type, !types.contains(type) { throw .type(type) }
    return bytes
  }

  /// The bytes of a value of this type.
  func bytes(of wanted: TypeOID) throws(CellProblem) -> UnsafeRawBufferPointer {
    guard let bytes else { throw .null }
    if let type, type != wanted { throw .type(type) }
    return bytes
  }

  /// A copy of the bytes of a value of this type, in PostgreSQL's binary format.
  package func rawBytes(of wanted: TypeOID) throws(CellProblem) -> [UInt8] {
    Array(try bytes(of: wanted))
  }

  /// The bytes as an integer of the same length.
  func integer<I: FixedWidthInteger>(
    _: I.Type, of wanted: TypeOID
  ) throws(CellProblem) -> I {
    let bytes = try bytes(of: wanted)
    guard bytes.count == MemoryLayout<I>.size else {
      throw .malformed("it has \(bytes.count) bytes instead of \(MemoryLayout<I>.size)")
    }
    return I(bigEndian: bytes.loadUnaligned(as: I.self))
  }
}

/// Why a cell cannot be read as the requested type. It never quotes the value.
package enum CellProblem: Error, Hashable, Sendable {
  /// The value is NULL and the requested type is not optional.
  case null
  /// The value has this other type.
  case type(TypeOID)
  /// The bytes are not a valid value of the type. The text says why and begins with "it".
  case malformed(String)

  /// The error for the column with this name.
  func error(column: String, wanted: Any.Type) -> PostgresError {
    let reason =
      switch self {
      case .null: "it is NULL"
      case .type(let oid): "its type has the OID \(oid.rawValue)"
      case .malformed(let reason): reason
      }
    return PostgresError(
      .decoding, "column \"\(column)\" cannot be read as \(wanted): \(reason)", column: column)
  }
}
