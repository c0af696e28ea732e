import CLibPQ

extension PostgresError {
  /// The error that a result reports.
  init(result: OpaquePointer, of connection: OpaquePointer) {
    func field(_ code: Int32) -> String? {
      PQresultErrorField(result, code).map { String(cString: $0) }
    }
    guard let sqlState = field(galley_diag_sqlstate).map(SQLState.init(rawValue:)) else {
      self.init(connection: connection)
      return
    }
    self.init(
      Self.kind(of: sqlState),
      field(galley_diag_message_primary) ?? "the server gives no reason",
      sqlState: sqlState,
      detail: field(galley_diag_message_detail),
      hint: field(galley_diag_message_hint),
      schema: field(galley_diag_schema_name),
      table: field(galley_diag_table_name),
      column: field(galley_diag_column_name),
      constraint: field(galley_diag_constraint_name))
  }

  /// The error of a call that gave no result, or one that libpq made up itself.
  init(connection: OpaquePointer) {
    let words = Self.reason(in: String(cString: PQerrorMessage(connection)))
    // A statement that could not be sent fails before libpq has read all that the server said, and
    // so before it knows that there is nobody any more.
    if Connection.noticeHangUp(on: connection) {
      self.init(.connectionLost, "the connection was lost: \(words)")
    } else {
      self.init(.usage, words)
    }
  }

  /// SQLSTATEs of family 57P tell that the server ends the connection.
  private static func kind(of sqlState: SQLState) -> Kind {
    if sqlState == .queryCanceled { return .cancelled }
    return sqlState.rawValue.hasPrefix("57P") ? .connectionLost : .server
  }

  /// The first line, which is the server's farewell when there was one, without its severity. libpq
  /// adds lines of its own that do not concern our users.
  private static func reason(in words: String) -> String {
    guard let line = words.split(whereSeparator: \.isNewline).first else {
      return "no reason known"
    }
    guard let severity = line.firstRange(of: ":  ") else { return String(line) }
    return String(line[severity.upperBound...])
  }
}
