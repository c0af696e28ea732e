import CLibPQ

/// The result of a statement.
package struct Rows: RandomAccessCollection, Sendable {
  let result: ResultHandle

  package var startIndex: Int { 0 }
  package var endIndex: Int { result.rowCount }
  package subscript(position: Int) -> Row { Row(result: result, index: position) }

  package var columns: [String] { result.columns.names }

  /// The number of rows that the statement inserted, changed, deleted or returned; 0 for others.
  package var affected: Int { Int(String(cString: PQcmdTuples(result.pointer))) ?? 0 }

  /// The command tag from the server, for example `INSERT 0 1` or `ROLLBACK`.
  var commandTag: String { String(cString: PQcmdStatus(result.pointer)) }
}

/// One row of a result.
package struct Row: Sendable {
  let result: ResultHandle
  let index: Int

  /// The value in the first column with this name.
  ///
  /// - Throws: Kind `usage` when there is no such column. Kind `decoding` when the value is not of
  ///   the requested type, or is NULL and the type is not optional; the message contains the name
  ///   of the column but not the value.
  package func value<T: PostgresDecodable>(
    _ column: String, as type: T.Type = T.self
  ) throws(PostgresError) -> T {
    try value(at: try result.columns.index(of: column), as: type)
  }

  /// Whether the value in the column with this index is NULL, or there is no such column.
  package func isNull(at column: Int) -> Bool { result.isNull(row: index, column: column) }

  /// The value in the column with this index, from 0. It is faster than by name.
  package func value<T: PostgresDecodable>(
    at column: Int, as type: T.Type = T.self
  ) throws(PostgresError) -> T {
    try result.value(row: index, column: column, as: type)
  }
}
