package import Digests
package import PostgreSQL

/// A `bytea` of 32 bytes.
extension Digest: PostgresEncodable, PostgresDecodable, ColumnValue {
  package static var oid: TypeOID { [UInt8].oid }
  package static var columnType: String { "bytea NOT NULL" }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Digest {
    guard let digest = Digest(bytes: try [UInt8].decode(cell)) else {
      throw .malformed("it is no digest of 32 bytes")
    }
    return digest
  }

  package static func append(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    address.assumingMemoryBound(to: Digest.self).pointee.withUnsafeBytes {
      buffer.append(field: $0)
    }
  }

  package static func appendOptional(at address: UnsafeRawPointer, to buffer: CopyBuffer) {
    switch address.assumingMemoryBound(to: Digest?.self).pointee {
    case let value?: value.withUnsafeBytes { buffer.append(field: $0) }
    case nil: buffer.appendNull()
    }
  }
}
