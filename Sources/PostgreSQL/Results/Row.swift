/// One row of a result.
package struct Row: Sendable {
  let result: ResultHandle
  let index: Int

  /// The value in the first column of that name.
  ///
  /// - Throws: kind `usage` when there is no such column; kind `decoding`, naming the column and
  ///   never the value, when it holds something else, or NULL for a type that is not optional.
  package func value<T: PostgresDecodable>(
    _ column: String, as type: T.Type = T.self
  ) throws(PostgresError) -> T {
    try value(at: try result.columns.index(of: column), as: type)
  }

  /// The value in a column counted from 0; faster than by name.
  package func value<T: PostgresDecodable>(
    at column: Int, as type: T.Type = T.self
  ) throws(PostgresError) -> T {
    try result.value(row: index, column: column, as: type)
  }
}
