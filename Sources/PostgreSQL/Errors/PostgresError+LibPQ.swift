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
    if sqlState == .readOnlyTransaction, Connection.isOnStandby(connection) {
      self = .standby
      return
    }
    self.init(
      Self.kind(of: sqlState),
      field(galley_diag_message_primary) ?? "the server gave no reason",
      sqlState: sqlState,
      detail: field(galley_diag_message_detail),
      hint: field(galley_diag_message_hint),
      schema: field(galley_diag_schema_name),
      table: field(galley_diag_table_name),
      column: field(galley_diag_column_name),
      constraint: field(galley_diag_constraint_name))
  }

  /// The error of a call without a result, or an error that libpq itself reports.
  init(connection: OpaquePointer) {
    self.init(
      withoutResult: String(cString: PQerrorMessage(connection)),
      // A statement that cannot be sent fails before libpq has read everything from the server. It
      // may not know yet that the connection is closed.
      isHungUp: Connection.noticeHangUp(on: connection))
  }

  /// - Parameter message: Of libpq. If it has the severity of a server's message, the server has ended
  ///   the session: all its other errors come with a result.
  init(withoutResult message: String, isHungUp: Bool) {
    let line = message.split(whereSeparator: \.isNewline).first ?? ""
    let words = Self.reason(in: message)
    if isHungUp || line.contains(":  ") {
      self.init(.connectionLost, "the connection was lost: \(words)")
    } else {
      self.init(.usage, words)
    }
  }

  /// SQLSTATEs that begin with 57P or 08, and one more, mean that the connection ends.
  private static func kind(of sqlState: SQLState) -> Kind {
    if sqlState == .queryCanceled { return .cancelled }
    let isLost =
      sqlState.rawValue.hasPrefix("57P") || sqlState.class == "08"
      || sqlState == .idleInTransactionTimeout
    return isLost ? .connectionLost : .server
  }

  /// The first line without its severity. It is the server's last message, if there was one; the
  /// following lines are added by libpq and do not help users.
  private static func reason(in words: String) -> String {
    guard let line = words.split(whereSeparator: \.isNewline).first else {
      return "unknown reason"
    }
    guard let severity = line.firstRange(of: ":  ") else { return String(line) }
    return String(line[severity.upperBound...])
  }
}
