extension Int16: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .int2 }
  package static var arrayOID: TypeOID { .int2Array }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: self)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Int16 {
    try cell.integer(Int16.self, of: .int2)
  }
}

extension Int32: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .int4 }
  package static var arrayOID: TypeOID { .int4Array }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: self)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Int32 {
    try cell.integer(Int32.self, of: .int4)
  }
}

extension Int64: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .int8 }
  package static var arrayOID: TypeOID { .int8Array }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: self)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Int64 {
    try cell.integer(Int64.self, of: .int8)
  }
}

/// Sent as int8; read from any of the three sizes, and from an oid.
extension Int: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .int8 }
  package static var arrayOID: TypeOID { .int8Array }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: Int64(self))
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Int {
    if cell.type == .oid { return Int(try cell.integer(UInt32.self, of: .oid)) }
    switch try cell.bytes(of: .int8, .int4, .int2).count {
    case 2: return Int(try cell.integer(Int16.self, of: .int2))
    case 4: return Int(try cell.integer(Int32.self, of: .int4))
    default: return Int(try cell.integer(Int64.self, of: .int8))
    }
  }
}
