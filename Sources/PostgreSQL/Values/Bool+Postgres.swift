extension Bool: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .bool }
  package static var arrayOID: TypeOID { .boolArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(self ? 1 : 0)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Bool {
    try cell.integer(UInt8.self, of: .bool) != 0
  }
}
