extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  package static var oid: TypeOID { Wrapped.oid }

  package var isNull: Bool { self?.isNull ?? true }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try self?.encode(into: &bytes)
  }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Wrapped? {
    cell.isNull ? nil : try Wrapped.decode(cell)
  }
}

extension Optional: PostgresArrayElement
where Wrapped: PostgresArrayElement & PostgresEncodable & PostgresDecodable {
  package static var arrayOID: TypeOID { Wrapped.arrayOID }
}
