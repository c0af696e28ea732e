/// Sent as text; read from every type whose binary form is its text, and from jsonb.
extension String: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .text }
  package static var arrayOID: TypeOID { .textArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    guard !hasNUL else { throw Self.nulRefused }
    bytes.append(contentsOf: utf8)
  }

  static let nulRefused = PostgresError(
    .usage, "a text holds a NUL character, which PostgreSQL cannot store")

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> String {
    var bytes = try cell.bytes(
      of: .text, .varchar, .bpchar, .name, .json, .jsonb, .unknown)
    if cell.type == .jsonb {
      // One byte of format version stands before the text; only version 1 exists.
      guard bytes.first == 1 else { throw .malformed("it is jsonb of an unknown version") }
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed("it is not valid UTF-8")
    }
    return text
  }
}
