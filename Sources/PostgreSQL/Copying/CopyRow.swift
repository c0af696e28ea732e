public import Foundation

/// One row of a `COPY … TO STDOUT`, valid only in the call it is lent to.
///
/// The format carries no types: a column is read as what is asked for, and only its length is
/// checked. Cast what is not plain in the statement (a jsonb to text, for one).
@usableFromInline
package struct CopyRow: ~Copyable {
  let fields: [FieldReader.Field]

  package var count: Int { fields.count }

  /// The value in a column counted from 0.
  ///
  /// - Throws: kind `usage` when there is no such column; kind `decoding`, naming its number and
  ///   never the value, when it is not what is asked for.
  package func value<T: PostgresDecodable>(
    at column: Int, as _: T.Type = T.self
  ) throws(PostgresError) -> T {
    try plain(column)
  }

  // The same without a look at what type it is: a replay reads tens of millions of values.

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

  /// The bytes in a column counted from 0, which live no longer than the row; nil for NULL.
  ///
  /// - Throws: kind `usage` when there is no such column.
  @usableFromInline
  package func bytes(at column: Int) throws(PostgresError) -> UnsafeRawBufferPointer? {
    guard column >= 0, column < fields.count else {
      throw PostgresError(.usage, "there is no column number \(column)")
    }
    return fields[column].bytes
  }
}
