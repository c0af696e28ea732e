package import Foundation
package import PostgreSQL

/// What a column of a read model may hold.
package protocol ColumnValue: PostgresEncodable, PostgresDecodable {
  /// The column's type and whether it may be null, as SQL.
  static var columnType: String { get }
}

extension Bool: ColumnValue {
  package static var columnType: String { "boolean NOT NULL" }
}

extension Int: ColumnValue {
  package static var columnType: String { "bigint NOT NULL" }
}

extension String: ColumnValue {
  package static var columnType: String { "text NOT NULL" }
}

extension UUID: ColumnValue {
  package static var columnType: String { "uuid NOT NULL" }
}

extension Date: ColumnValue {
  package static var columnType: String { "timestamptz NOT NULL" }
}

/// What an array of it is as a column.
package protocol ColumnArrayElement: PostgresArrayElement {
  static var arrayColumnType: String { get }
}

extension UInt8: ColumnArrayElement {
  package static var arrayColumnType: String { "bytea NOT NULL" }
}

extension String: ColumnArrayElement {
  package static var arrayColumnType: String { "text[] NOT NULL" }
}

extension Array: ColumnValue where Element: ColumnArrayElement {
  package static var columnType: String { Element.arrayColumnType }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var columnType: String {
    String(Wrapped.columnType.dropLast(" NOT NULL".count))
  }
}
