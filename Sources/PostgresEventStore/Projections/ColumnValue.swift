package import Digests
package import Foundation
import PlainText
package import PostgreSQL

/// A type that a column of a read model may have.
package protocol ColumnValue: PostgresEncodable, PostgresDecodable {
  /// The type of the column and whether it may be null, as SQL.
  static var columnType: String { get }
  /// How a rebuild, which writes tens of millions of values, reads one from memory.
  static var copyKind: CopyField.Kind { get }
  static var isOptional: Bool { get }
  /// The value as SQL.
  var literal: String { get }
}

extension ColumnValue {
  package static var isOptional: Bool { false }
}

extension Bool: ColumnValue {
  package static var columnType: String { "boolean NOT NULL" }
  package static var copyKind: CopyField.Kind { .bool }
  package var literal: String { self ? "true" : "false" }
}

extension Int: ColumnValue {
  package static var columnType: String { "bigint NOT NULL" }
  package static var copyKind: CopyField.Kind { .integer }
  package var literal: String { "\(self)::bigint" }
}

extension String: ColumnValue {
  /// Sorting and comparing by bytes is much faster, and the same on every system.
  package static var columnType: String { "text COLLATE \"C\" NOT NULL" }
  package static var copyKind: CopyField.Kind { .text }
  package var literal: String { ("\(literal: self)::text" as Query).sql }
}

extension UUID: ColumnValue {
  package static var columnType: String { "uuid NOT NULL" }
  package static var copyKind: CopyField.Kind { .uuid }
  package var literal: String { "'\(text)'::uuid" }
}

extension Date: ColumnValue {
  package static var columnType: String { "timestamptz NOT NULL" }
  package static var copyKind: CopyField.Kind { .instant }
  package var literal: String { "to_timestamp(\(timeIntervalSince1970))" }
}

extension [String]: ColumnValue {
  package static var columnType: String { "text[] NOT NULL" }
  package static var copyKind: CopyField.Kind { .texts }
  package var literal: String {
    "ARRAY[\(map(\.literal).joined(separator: ", "))]::text[]"
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var columnType: String {
    String(Wrapped.columnType.dropLast(" NOT NULL".count))
  }
  package static var copyKind: CopyField.Kind { Wrapped.copyKind }
  package static var isOptional: Bool { true }
  package var literal: String { map(\.literal) ?? "NULL::\(Self.columnType)" }
}

/// A `bytea` of 32 bytes.
extension Digest: PostgresEncodable, PostgresDecodable, PostgresArrayElement, ColumnValue {
  package static var oid: TypeOID { [UInt8].oid }
  package static var arrayOID: TypeOID { [UInt8].arrayOID }
  package static var columnType: String { "bytea NOT NULL" }
  /// A digest is its bytes.
  package static var copyKind: CopyField.Kind { .bytes32 }
  package var literal: String { "decode('\(self)', 'hex')" }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Digest {
    guard let digest = Digest(bytes: try [UInt8].decode(cell)) else {
      throw .malformed("it is not a digest of 32 bytes")
    }
    return digest
  }
}
