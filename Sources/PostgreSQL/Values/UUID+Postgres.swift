package import Foundation

extension UUID: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .uuid }
  package static var arrayOID: TypeOID { .uuidArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    withUnsafeBytes(of: uuid) { bytes.append(contentsOf: $0) }
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> UUID {
    let bytes = try cell.bytes(of: .uuid)
    guard bytes.count == MemoryLayout<uuid_t>.size else {
      throw .malformed("it has \(bytes.count) bytes in place of 16")
    }
    return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
  }
}
