extension Array: PostgresEncodable where Element: PostgresArrayElement {
  package static var oid: TypeOID { Element.arrayOID }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try Element.encode(array: self, into: &bytes)
  }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> [Element] {
    try Element.decodeArray(cell)
  }
}

extension Array: PostgresArrayElement where Element == UInt8 {
  package static var arrayOID: TypeOID { .byteaArray }
}

extension UInt8: PostgresArrayElement {
  package static var arrayOID: TypeOID { .bytea }

  package static func encode(array: [UInt8], into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(contentsOf: array)
  }

  package static func decodeArray(_ cell: borrowing Cell) throws(CellProblem) -> [UInt8] {
    Array(try cell.bytes(of: .bytea))
  }
}
