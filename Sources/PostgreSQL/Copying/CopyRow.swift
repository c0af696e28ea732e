/// One row of a `COPY … TO STDOUT`, valid only in the call it is lent to.
///
/// The format carries no types: a column is read as what is asked for, and only its length is
/// checked. Cast what is not plain in the statement (a jsonb to text, for one).
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
    guard fields.indices.contains(column) else {
      throw PostgresError(.usage, "there is no column number \(column)")
    }
    do throws(CellProblem) {
      return try T.decode(Cell(bytes: fields[column].bytes, type: nil))
    } catch {
      throw error.error(column: "number \(column)", wanted: T.self)
    }
  }

  /// The bytes in a column counted from 0, which live no longer than the row; nil for NULL.
  ///
  /// - Throws: kind `usage` when there is no such column.
  package func bytes(at column: Int) throws(PostgresError) -> UnsafeRawBufferPointer? {
    guard fields.indices.contains(column) else {
      throw PostgresError(.usage, "there is no column number \(column)")
    }
    return fields[column].bytes
  }
}
