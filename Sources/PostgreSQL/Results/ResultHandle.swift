import CLibPQ

/// Owns a `PGresult` and clears it after the last use.
///
/// It is `@unchecked Sendable` because libpq never changes a result after it has returned it, so
/// several threads may read it.
final class ResultHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  let columns: ColumnNames

  /// - Parameter columns: The names, if known from an earlier result of the same statement.
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

/// The names of the columns of a result, in order.
final class ColumnNames: Sendable {
  let names: [String]
  /// An export looks up dozens of names in each row.
  private let indexes: [String: Int]

  init(of result: OpaquePointer) {
    names = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
    indexes = Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// The index of the first column with this name.
  /// - Throws: Kind `usage` when there is none.
  func index(of name: String) throws(PostgresError) -> Int {
    guard let index = indexes[name] else {
      throw PostgresError(.usage, "the result has no column \"\(name)\"")
    }
    return index
  }
}
