public import Foundation

/// One row of a `COPY … TO STDOUT`, valid only during the call that receives it.
///
/// The format contains no types. A column is read as the requested type, and only its length is
/// checked. Cast other types in the statement, for example jsonb to text.
@usableFromInline
package struct CopyRow: ~Copyable {
  let fields: [FieldReader.Field]

  package var count: Int { fields.count }

  /// The value in the column with this index, from 0.
  ///
  /// - Throws: Kind `usage` when there is no such column. Kind `decoding` when the value is not of
  ///   the requested type; the message contains the index but not the value.
  package func value<T: PostgresDecodable>(
    at column: Int, as _: T.Type = T.self
  ) throws(PostgresError) -> T {
    try plain(column)
  }

  // Overloads without dynamic dispatch: a replay reads tens of millions of values.

  @usableFromInline
  package func value(at column: Int, as _: Int16.Type = Int16.self) throws(PostgresError) -> Int16 {
    try plain(column)
  }

  @usableFromInline
  package func value(at column: Int, as _: Int32.Type = Int32.self) throws(PostgresError) -> Int32 {
    try plain(column)
  }

  @usableFromInline
  package func value(at column: Int, as _: Int64.Type = Int64.self) throws(PostgresError) -> Int64 {
    try plain(column)
  }

  @usableFromInline
  package func value(at column: Int, as _: UUID.Type = UUID.self) throws(PostgresError) -> UUID {
    try plain(column)
  }

  @usableFromInline
  package func value(at column: Int, as _: Date.Type = Date.self) throws(PostgresError) -> Date {
    try plain(column)
  }

  @usableFromInline
  package func value(
    at column: Int, as _: String.Type = String.self
  ) throws(PostgresError) -> String {
    try plain(column)
  }

  @inline(__always)
  private func plain<T: PostgresDecodable>(_ column: Int) throws(PostgresError) -> T {
    let bytes = try bytes(at: column)
    do throws(CellProblem) {
      return try T.decode(Cell(bytes: bytes, type: nil))
    } catch {
      throw error.error(column: "number \(column)", wanted: T.self)
    }
  }

  /// The bytes in the column with this index, from 0. They are valid as long as the row; nil for
  /// NULL.
  ///
  /// - Throws: Kind `usage` when there is no such column.
  @usableFromInline
  package func bytes(at column: Int) throws(PostgresError) -> UnsafeRawBufferPointer? {
    guard column >= 0, column < fields.count else {
      throw PostgresError(.usage, "there is no column number \(column)")
    }
    return fields[column].bytes
  }
}
