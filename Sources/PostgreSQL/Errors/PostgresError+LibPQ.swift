import CLibPQ

extension PostgresError {
  /// The error that a result reports.
  init(result: OpaquePointer, of connection: OpaquePointer) {
    func field(_ code: Int32) -> String? {
      PQresultErrorField(result, code).map { String(cString: $0) }
    }
    let sqlState = field(galley_diag_sqlstate).map(SQLState.init(rawValue:))
    let words = field(galley_diag_message_primary) ?? String(cString: PQresultErrorMessage(result))
    self.init(
      Self.kind(sqlState: sqlState, connection: connection),
      sqlState == nil ? Self.firstLine(of: words) : words,
      sqlState: sqlState,
      detail: field(galley_diag_message_detail),
      hint: field(galley_diag_message_hint),
      schema: field(galley_diag_schema_name),
      table: field(galley_diag_table_name),
      column: field(galley_diag_column_name),
      constraint: field(galley_diag_constraint_name))
  }

  /// The error of a call that gave no result at all.
  init(connection: OpaquePointer) {
    let words = Self.firstLine(of: String(cString: PQerrorMessage(connection)))
    self.init(Self.kind(sqlState: nil, connection: connection), words)
  }

  private static func kind(sqlState: SQLState?, connection: OpaquePointer) -> Kind {
    if sqlState == .queryCanceled { return .cancelled }
    if sqlState?.rawValue.hasPrefix("57P") == true { return .connectionLost }
    return PQstatus(connection) == CONNECTION_OK ? .server : .connectionLost
  }

  /// libpq follows its own errors with lines of advice that do not concern our users.
  private static func firstLine(of words: String) -> String {
    words.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the connection was lost"
  }
}
