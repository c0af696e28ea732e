/// What went wrong between us and PostgreSQL.
///
/// The fields are for the program; `description` is for a person, and leaves out whatever may hold
/// a value somebody typed.
@usableFromInline
package struct PostgresError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No server answered, or it takes no connections now.
    case unreachable
    /// A server answered and does not take this user or password.
    case authentication
    /// The server refused a statement; `sqlState` says why.
    case server
    /// The connection broke while it was open. Whether the last statement took effect is unknown.
    case connectionLost
    /// A statement was cancelled, by us or by a timeout of the server.
    case cancelled
    /// A value came back that is not what was asked for.
    case decoding
    /// A request that was never sent, because it could not be right.
    case usage
  }

  package let kind: Kind
  package let sqlState: SQLState?
  /// The server's or the library's words. They may quote a value; `description` does not.
  package let message: String
  /// The server's addition to the message. Often quotes a row's values.
  package let detail: String?
  package let hint: String?
  package let schema: String?
  package let table: String?
  package let column: String?
  package let constraint: String?

  package init(
    _ kind: Kind, _ message: String, sqlState: SQLState? = nil, detail: String? = nil,
    hint: String? = nil, schema: String? = nil, table: String? = nil, column: String? = nil,
    constraint: String? = nil
  ) {
    self.kind = kind
    self.sqlState = sqlState
    self.message = message
    self.detail = detail
    self.hint = hint
    self.schema = schema
    self.table = table
    self.column = column
    self.constraint = constraint
  }

  /// Whether the same transaction, run again from its start, may succeed: it lost against another.
  package var isRetriable: Bool {
    switch sqlState {
    case .serializationFailure, .deadlockDetected, .lockNotAvailable: true
    default: false
    }
  }
}

extension PostgresError: CustomStringConvertible {
  /// One line for a person: no SQL, no detail, no value, no password.
  @usableFromInline package var description: String {
    guard let sqlState else { return message.onOneLine }
    return "\(sentence(for: sqlState)) (SQLSTATE \(sqlState))"
  }

  /// The message, or our own words where PostgreSQL's are known to quote a value or a statement.
  private func sentence(for sqlState: SQLState) -> String {
    if sqlState == .syntaxError { return "the server could not read a statement" }
    if sqlState.class == "22" { return "the server refused a value" }
    return message.onOneLine
  }
}

extension String {
  /// The text with every run of line ends and control characters made one space.
  fileprivate var onOneLine: String {
    unicodeScalars
      .split { $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}" }
      .map(String.init)
      .joined(separator: " ")
  }
}
