/// Sent as float8; read from float4 too.
extension Double: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .float8 }
  package static var arrayOID: TypeOID { .float8Array }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: bitPattern)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Double {
    if cell.type == .float4 {
      return Double(Float(bitPattern: try cell.integer(UInt32.self, of: .float4)))
    }
    return Double(bitPattern: try cell.integer(UInt64.self, of: .float8))
  }
}
