/// Why a cell could not be read as what was asked for. Never quotes the cell.
package enum CellProblem: Error, Hashable, Sendable {
  /// It is NULL, and the type asked for has no place for that.
  case null
  /// It is of another type.
  case type(TypeOID)
  /// Its bytes are not a value of the type; the words say why, beginning with "it".
  case malformed(String)

  /// The error for a person who knows the column's name.
  func error(column: String, wanted: Any.Type) -> PostgresError {
    let reason =
      switch self {
      case .null: "it is NULL"
      case .type(let oid): "it is of type number \(oid.rawValue)"
      case .malformed(let reason): reason
      }
    return PostgresError(
      .decoding, "column \"\(column)\" cannot be read as \(wanted): \(reason)", column: column)
  }
}
