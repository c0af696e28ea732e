package import Foundation

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

/// Sent as int8, read from all three sizes and from oid.
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

/// Sent as float8, read from float8 and float4.
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

extension UUID: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .uuid }
  package static var arrayOID: TypeOID { .uuidArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    withUnsafeBytes(of: uuid) { bytes.append(contentsOf: $0) }
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> UUID {
    let bytes = try cell.bytes(of: .uuid)
    guard bytes.count == MemoryLayout<uuid_t>.size else {
      throw .malformed("it has \(bytes.count) bytes instead of 16")
    }
    return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
  }
}
