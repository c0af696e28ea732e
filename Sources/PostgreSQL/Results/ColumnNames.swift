import CLibPQ

/// The names of a result's columns, in order and by name.
final class ColumnNames: Sendable {
  let names: [String]
  private let indices: [String: Int]

  init(of result: OpaquePointer) {
    names = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
    indices = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first column of that name.
  func index(of name: String) throws(PostgresError) -> Int {
    guard let index = indices[name] else {
      throw PostgresError(.usage, "the result has no column \"\(name)\"")
    }
    return index
  }
}
