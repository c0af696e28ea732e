/// A value that can be read from PostgreSQL's binary format.
package protocol PostgresDecodable: Sendable {
  /// The value in a cell.
  ///
  /// - Throws: what is wrong with the cell; the caller adds which one it was.
  static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Self
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Self {
    guard let value = Self(rawValue: try RawValue.decode(cell)) else {
      throw .malformed("it holds no \(Self.self) that this version knows")
    }
    return value
  }
}
