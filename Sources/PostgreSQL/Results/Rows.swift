import CLibPQ

/// What a statement returned.
package struct Rows: RandomAccessCollection, Sendable {
  let result: ResultHandle

  package var startIndex: Int { 0 }
  package var endIndex: Int { result.rowCount }
  package subscript(position: Int) -> Row { Row(result: result, index: position) }

  package var columns: [String] { result.columns.names }

  /// How many rows the statement inserted, changed, deleted or returned; 0 for any other.
  package var affected: Int { Int(String(cString: PQcmdTuples(result.pointer))) ?? 0 }

  /// What the server says it did, such as `INSERT 0 1` or `ROLLBACK`.
  var commandTag: String { String(cString: PQcmdStatus(result.pointer)) }
}
