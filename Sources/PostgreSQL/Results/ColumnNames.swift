import CLibPQ

/// The names of a result's columns, in order and by name.
final class ColumnNames: Sendable {
  let names: [String]

  init(of result: OpaquePointer) {
    names = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
  }

  /// The first column of that name.
  func index(of name: String) throws(PostgresError) -> Int {
    guard let index = names.firstIndex(of: name) else {
      throw PostgresError(.usage, "the result has no column \"\(name)\"")
    }
    return index
  }
}
