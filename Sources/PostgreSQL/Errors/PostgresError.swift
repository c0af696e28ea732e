/// An error from PostgreSQL or from the connection to it.
///
/// The fields are for the program. `description` is for people and omits everything that may
/// contain a value that somebody typed.
@usableFromInline
package struct PostgresError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No server answered, or it does not accept connections now.
    case unreachable
    /// The server refused the user or the password.
    case authentication
    /// The server refused a statement. `sqlState` says why.
    case server
    /// The connection broke. Whether the last statement took effect is unknown.
    case connectionLost
    /// The program or a timeout of the server cancelled a statement.
    case cancelled
    /// A value does not have the requested type.
    case decoding
    /// The request is invalid and was not sent.
    case usage
  }

  package let kind: Kind
  package let sqlState: SQLState?
  /// The message of the server or of libpq. It may quote a value; `description` does not.
  package let message: String
  /// The server's addition to the message. It often quotes the values of a row.
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

  /// Whether the transaction failed because of a concurrent one and may succeed when it is
  /// repeated.
  package var isRetriable: Bool {
    switch sqlState {
    case .serializationFailure, .deadlockDetected, .lockNotAvailable: true
    default: false
    }
  }

  /// Whether another server, or the same one, may soon do what was asked: a failover, or a server
  /// that starts or stops. Whether a lost statement took effect is unknown.
  package var mayPass: Bool {
    switch kind {
    case .unreachable, .connectionLost: true
    default: sqlState == .readOnlyTransaction
    }
  }
}

extension PostgresError: CustomStringConvertible {
  /// One line for people, without SQL, details, values and passwords.
  @usableFromInline package var description: String {
    // The message about a connection names the server.
    guard let sqlState, kind != .unreachable else { return message.onOneLine }
    if let plainSentence { return plainSentence }
    return "\(sentence(for: sqlState)) (SQLSTATE \(sqlState))"
  }

  /// The message, or a replacement where PostgreSQL's message quotes a value or a statement.
  private func sentence(for sqlState: SQLState) -> String {
    if sqlState == .syntaxError { return "the server could not parse a statement" }
    if sqlState.class == "22" { return "the server refused a value" }
    return message.onOneLine
  }
}

extension String {
  /// The text with each run of line ends and control characters replaced by a space.
  fileprivate var onOneLine: String {
    unicodeScalars
      .split { $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}" }
      .map(String.init)
      .joined(separator: " ")
  }
}
