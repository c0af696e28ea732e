import Dispatch

/// A place for one connection of a pool, with its own thread.
///
/// It is `@unchecked Sendable` because only the holder of its lease uses the connection and its user.
final class Seat: @unchecked Sendable {
  let queue = DispatchQueue(label: "galley.postgresql.connection")
  private var connection: Connection?
  private var user = SessionUser.configured

  typealias Preparation = @Sendable (inout Connection) throws -> Void

  /// Whether the seat has a connection that can be lent again.
  var isOpen: Bool { connection != nil }

  /// Runs `body` on a connection with a session of the user. Keeps the connection if it can be used
  /// again, and closes it if not.
  ///
  /// - Throws: An error of connecting, or a ``BodyError``.
  func lend<R>(
    to user: SessionUser, _ settings: ConnectionSettings, _ prepare: Preparation?,
    _ interruption: Interruption, _ body: (inout Connection) throws -> R
  ) throws -> R {
    var connection = try take(for: user, settings, prepare)
    let outcome: Result<R, any Error>
    do {
      try interruption.begin(connection.cancellation)
      outcome = .success(try body(&connection))
    } catch {
      outcome = .failure(error)
    }
    let isInterrupted = interruption.end()
    if !isInterrupted, connection.isUsable, !connection.isInTransaction, !outcome.isOnStandby {
      self.connection = consume connection
      self.user = user
    }
    do {
      return try outcome.get()
    } catch {
      throw BodyError(error: error)
    }
  }

  /// The error of a body that has begun, so that it cannot simply run again.
  struct BodyError: Error {
    let error: any Error
  }

  func close() { connection = nil }

  /// The connection of the seat if it has or can get a session of the user, or else a new one. A
  /// connection that somebody opened with their own login is closed before another one is opened.
  private func take(
    for user: SessionUser, _ settings: ConnectionSettings, _ prepare: Preparation?
  ) throws -> Connection {
    if var connection = connection.take(), !connection.noticeHangUp() {
      if self.user == user { return connection }
      if self.user.isReassignable, user.isReassignable {
        try connection.resetSession()
        try Self.begin(user, prepare, on: &connection)
        return connection
      }
    }
    var connection = try Connection(user.settings(settings))
    try Self.begin(user, prepare, on: &connection)
    return connection
  }

  private static func begin(
    _ user: SessionUser, _ prepare: Preparation?, on connection: inout Connection
  ) throws {
    try prepare?(&connection)
    guard case .impersonated(let name) = user else { return }
    try connection.become(name)
  }
}

extension Result {
  /// Whether the server refused a change. Another connection may reach one that accepts it.
  fileprivate var isOnStandby: Bool {
    guard case .failure(let error) = self else { return false }
    return (error as? PostgresError)?.sqlState == .readOnlyTransaction
  }
}

extension Connection {
  /// Resets the session to its state when the connection was opened: the same user, and no
  /// settings, prepared statements, locks or objects of the session.
  ///
  /// The statements are those that DISCARD ALL consists of. DISCARD ALL itself would take a
  /// separate round trip.
  fileprivate mutating func resetSession() throws(PostgresError) {
    try script(
      """
      SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL; CLOSE ALL; UNLISTEN *;
      SELECT pg_advisory_unlock_all(); DISCARD PLANS; DISCARD TEMP; DISCARD SEQUENCES
      """)
    statements = StatementCache()
    isReadCommitted = false
  }

  /// - Throws: Kind `authentication` when the server does not let the login act as this user, or
  ///   there is no such user.
  fileprivate mutating func become(_ name: String) throws(PostgresError) {
    let query: Query = "SET SESSION AUTHORIZATION \(identifier: name)"
    do throws(PostgresError) {
      try execute(query)
    } catch {
      guard error.kind == .server else { throw error }
      throw PostgresError(.authentication, error.message, sqlState: error.sqlState)
    }
  }
}
