import CLibPQ

/// Owns a `PGresult`, and clears it when the last row that reads it has gone.
///
/// A result is never written after libpq has handed it over, so reading it from several threads is
/// safe: the ground for `@unchecked Sendable`.
final class ResultHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  let columns: ColumnNames

  /// - Parameter columns: the names, when an earlier result of the same statement had them.
  init(_ pointer: OpaquePointer, columns: ColumnNames? = nil) {
    self.pointer = pointer
    self.columns = columns ?? ColumnNames(of: pointer)
  }

  deinit { PQclear(pointer) }

  var rowCount: Int { Int(PQntuples(pointer)) }

  func value<T: PostgresDecodable>(
    row: Int, column: Int, as _: T.Type
  ) throws(PostgresError) -> T {
    guard columns.names.indices.contains(column) else {
      throw PostgresError(.usage, "there is no column number \(column)")
    }
    let (row, index) = (Int32(row), Int32(column))
    var bytes: UnsafeRawBufferPointer?
    if PQgetisnull(pointer, row, index) == 0 {
      let count = Int(PQgetlength(pointer, row, index))
      bytes = UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, index), count: count)
    }
    let type = TypeOID(rawValue: PQftype(pointer, index))
    do throws(CellProblem) {
      return try T.decode(Cell(bytes: bytes, type: type))
    } catch {
      throw error.error(column: columns.names[column], wanted: T.self)
    }
  }
}
