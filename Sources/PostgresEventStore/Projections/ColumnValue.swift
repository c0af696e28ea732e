package import Foundation
package import PostgreSQL

/// What a column of a read model may hold.
package protocol ColumnValue: PostgresEncodable, PostgresDecodable {
  /// The column's type and whether it may be null, as SQL.
  static var columnType: String { get }
  /// How a rebuild, which writes tens of millions of values, finds one in memory.
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
}

extension Int: ColumnValue {
  package static var columnType: String { "bigint NOT NULL" }
  package static var copyKind: CopyField.Kind { .integer }
}

extension String: ColumnValue {
  /// By their bytes texts are sorted and compared in a fraction of the time, and alike everywhere.
  package static var columnType: String { "text COLLATE \"C\" NOT NULL" }
  package static var copyKind: CopyField.Kind { .text }
}

extension UUID: ColumnValue {
  package static var columnType: String { "uuid NOT NULL" }
  package static var copyKind: CopyField.Kind { .uuid }
}

extension Date: ColumnValue {
  package static var columnType: String { "timestamptz NOT NULL" }
  package static var copyKind: CopyField.Kind { .instant }
}

extension [String]: ColumnValue {
  package static var columnType: String { "text[] NOT NULL" }
  package static var copyKind: CopyField.Kind { .texts }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  package static var columnType: String {
    String(Wrapped.columnType.dropLast(" NOT NULL".count))
  }
  package static var copyKind: CopyField.Kind { Wrapped.copyKind }
  package static var isOptional: Bool { true }
}
