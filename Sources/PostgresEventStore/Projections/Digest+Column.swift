package import Digests
package import PostgreSQL

/// A `bytea` of 32 bytes.
extension Digest: PostgresEncodable, PostgresDecodable, ColumnValue {
  package static var oid: TypeOID { [UInt8].oid }
  package static var columnType: String { "bytea NOT NULL" }
  /// A digest is its bytes.
  package static var copyKind: CopyField.Kind { .bytes32 }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Digest {
    guard let digest = Digest(bytes: try [UInt8].decode(cell)) else {
      throw .malformed("it is no digest of 32 bytes")
    }
    return digest
  }

}
