/// A JSON document as text, byte for byte. PostgreSQL's `json` keeps it so; `jsonb` does not.
package struct JSONText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }
}

extension JSONText: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .json }
  package static var arrayOID: TypeOID { .jsonArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try text.encode(into: &bytes)
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> JSONText {
    JSONText(try String.decode(cell))
  }
}
