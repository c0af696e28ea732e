import CLibPQ
import Synchronization

/// Owns a `PGresult` and clears it after the last use.
///
/// It is `@unchecked Sendable` because libpq never changes a result after it has returned it, so
/// several threads may read it.
final class ResultHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  private let columnCount: Int
  private let names: Mutex<ColumnNames?>

  /// - Parameter columns: The names, if known from an earlier result of the same statement.
  init(_ pointer: OpaquePointer, columns: ColumnNames? = nil) {
    self.pointer = pointer
    columnCount = Int(PQnfields(pointer))
    names = Mutex(columns)
  }

  deinit { PQclear(pointer) }

  var rowCount: Int { Int(PQntuples(pointer)) }

  /// Read when they are first needed: most results are read by index.
  var columns: ColumnNames {
    names.withLock { names in
      let columns = names ?? ColumnNames(of: pointer)
      names = columns
      return columns
    }
  }

  /// Whether the value is NULL. The column must exist.
  func isNull(row: Int, column: Int) -> Bool {
    PQgetisnull(pointer, Int32(row), Int32(column)) != 0
  }

  func value<T: PostgresDecodable>(
    row: Int, column: Int, as _: T.Type
  ) throws(PostgresError) -> T {
    guard column >= 0, column < columnCount else {
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
