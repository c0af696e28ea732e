/// A type whose arrays can be sent to PostgreSQL and read from it.
///
/// `[UInt8]` is a `bytea`; all other arrays are arrays in PostgreSQL too.
package protocol PostgresArrayElement: Sendable {
  static var arrayOID: TypeOID { get }
  static func encode(array: [Self], into bytes: inout [UInt8]) throws(PostgresError)
  static func decodeArray(_ cell: borrowing Cell) throws(CellProblem) -> [Self]
}

extension PostgresArrayElement where Self: PostgresEncodable {
  /// One dimension, indexed from 1.
  package static func encode(array: [Self], into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: Int32(array.isEmpty ? 0 : 1))
    bytes.append(networkOrder: Int32(array.contains(where: \.isNull) ? 1 : 0))
    bytes.append(networkOrder: oid.rawValue)
    guard !array.isEmpty else { return }
    guard let count = Int32(exactly: array.count) else {
      throw PostgresError(.usage, "an array has more elements than PostgreSQL can store")
    }
    bytes.append(networkOrder: count)
    bytes.append(networkOrder: Int32(1))
    for element in array { try bytes.append(field: element) }
  }
}

extension PostgresArrayElement where Self: PostgresDecodable {
  package static func decodeArray(_ cell: borrowing Cell) throws(CellProblem) -> [Self] {
    guard let bytes = cell.bytes else { throw .null }
    var reader = FieldReader(bytes)
    guard let dimensions = reader.integer(Int32.self), reader.integer(Int32.self) != nil,
      let type = reader.integer(UInt32.self)
    else { throw .malformed("it is not an array") }
    if dimensions == 0, reader.isAtEnd { return [] }
    guard dimensions == 1, let count = reader.integer(Int32.self), count >= 0,
      reader.integer(Int32.self) != nil
    else { throw .malformed("it is not an array with one dimension") }
    var elements: [Self] = []
    // Do not trust the count: each element takes at least four bytes.
    elements.reserveCapacity(min(Int(count), bytes.count / 4))
    for _ in 0..<count {
      guard let field = reader.field() else { throw .malformed("it is a truncated array") }
      elements.append(try decode(Cell(bytes: field.bytes, type: TypeOID(rawValue: type))))
    }
    return elements
  }
}
