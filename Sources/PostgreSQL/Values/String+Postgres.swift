import Glibc

/// Sent as text, read from every type whose binary form is text and from jsonb.
extension String: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .text }
  package static var arrayOID: TypeOID { .textArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    guard !hasNUL else { throw Self.nulRefused }
    bytes.append(contentsOf: utf8)
  }

  static let nulRefused = PostgresError(
    .usage, "a text contains a NUL character, which PostgreSQL cannot store")

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> String {
    var bytes = try cell.bytes(
      of: .text, .varchar, .bpchar, .name, .json, .jsonb, .unknown)
    if cell.type == .jsonb {
      // The first byte is the version of the format; only version 1 exists.
      guard bytes.first == 1 else { throw .malformed("its version of jsonb is unknown") }
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed("it is not valid UTF-8")
    }
    return text
  }
}

extension String {
  /// Whether the text contains a NUL, which ends a text in C. Every text and statement is checked.
  var hasNUL: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    } ?? utf8.contains(0)
  }
}

/// A JSON document as text. PostgreSQL's `json` keeps it byte for byte; `jsonb` does not.
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
