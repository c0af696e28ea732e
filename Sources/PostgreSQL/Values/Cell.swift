/// One value as it came from the server. Its bytes live no longer than the call it is lent to,
/// which is why it cannot be copied.
package struct Cell: ~Copyable {
  /// Nil for NULL.
  let bytes: UnsafeRawBufferPointer?
  /// Nil in a COPY, which does not say what types it carries.
  let type: TypeOID?

  package var isNull: Bool { bytes == nil }

  /// The bytes, when they are of one of these types.
  func bytes(of types: TypeOID...) throws(CellProblem) -> UnsafeRawBufferPointer {
    guard let bytes else { throw .null }
    if let type, !types.contains(type) { throw .type(type) }
    return bytes
  }

  /// The bytes, when they are of this type.
  func bytes(of wanted: TypeOID) throws(CellProblem) -> UnsafeRawBufferPointer {
    guard let bytes else { throw .null }
    if let type, type != wanted { throw .type(type) }
    return bytes
  }

  /// The bytes as an integer of exactly their length.
  func integer<I: FixedWidthInteger>(
    _: I.Type, of wanted: TypeOID
  ) throws(CellProblem) -> I {
    let bytes = try bytes(of: wanted)
    guard bytes.count == MemoryLayout<I>.size else {
      throw .malformed("it has \(bytes.count) bytes in place of \(MemoryLayout<I>.size)")
    }
    return I(bigEndian: bytes.loadUnaligned(as: I.self))
  }
}
