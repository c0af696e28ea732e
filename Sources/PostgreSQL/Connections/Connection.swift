import CLibPQ
import Glibc

/// A connection to PostgreSQL.
///
/// It has one owner and is closed when the owner releases it. Calls block the thread until the
/// server has answered; use `Pool` in asynchronous code.
///
/// It is `@unchecked Sendable` because a noncopyable value with `mutating` methods is never used by
/// two threads at once, and libpq allows a connection to move between threads.
@usableFromInline
package struct Connection: ~Copyable, @unchecked Sendable {
  let pointer: OpaquePointer
  private let notices: NoticeBox
  /// Whether ``requireReadCommitted()`` has set the session.
  var isReadCommitted = false
  var statements = StatementCache()
  /// Whether every statement is prepared on its first use. A program that sends the same statements
  /// again and again saves the planning; one that sends each of them once saves nothing.
  package var preparesEverything = false
  /// Receives the statements of each round trip, before they are sent.
  package var observer: (@Sendable ([Query]) -> Void)?

  /// Other threads may use it while this one waits, and after the connection is closed.
  package let cancellation: CancellationHandle
  var answers: AnswerLimit

  /// - Throws: Kind `unreachable`, `authentication` or `server`. The message names the server and
  ///   the database.
  package init(_ settings: ConnectionSettings) throws(PostgresError) {
    let notices = NoticeBox()
    let pointer = try HostList(settings).connect(notices)
    do throws(PostgresError) {
      cancellation = try CancellationHandle(pointer)
    } catch {
      PQfinish(pointer)
      throw error
    }
    self.pointer = pointer
    self.notices = notices
    let watch = AnswerWatch(socket: PQsocket(pointer), cancellation: cancellation)
    answers = AnswerLimit(watch: watch, duration: settings.answerLimit)
  }

  deinit { PQfinish(pointer) }

  /// For example 150020 for 15.20.
  package var serverVersion: Int { Int(PQserverVersion(pointer)) }

  /// The major version of the server: 15 for 15.9.
  package var majorVersion: Int { serverVersion / 10_000 }

  /// Whether the server asked for a password and accepted it. It may know the caller otherwise, for
  /// example by the user of the operating system.
  package var usedPassword: Bool { PQconnectionUsedPassword(pointer) == 1 }

  /// The id of the server process for this connection (`pg_backend_pid()`).
  package var processID: Int { Int(PQbackendPID(pointer)) }

  /// False once the connection is known to have broken, or a statement had no answer in time.
  package var isUsable: Bool {
    PQstatus(pointer) == CONNECTION_OK && !answers.watch.hasExpired
  }

  /// Whether the server is a standby, as far as it has said.
  package var isOnStandby: Bool { Self.isOnStandby(pointer) }

  static func isOnStandby(_ connection: OpaquePointer) -> Bool {
    PQparameterStatus(connection, "in_hot_standby").map { String(cString: $0) } == "on"
  }

  /// Whether a transaction is open, including one that has failed.
  package var isInTransaction: Bool { PQtransactionStatus(pointer) != PQTRANS_IDLE }

  /// The error of a change that was recorded here, but perhaps not on the synchronous standby.
  var unreplicated: PostgresError? {
    guard notices.takeUnreplicated() else { return nil }
    return PostgresError(
      .connectionLost, "the server stopped waiting for the confirmation of its standby")
  }

  /// Returns the first hundred notices since the last call.
  package mutating func takeNotices() -> [Notice] { notices.take() }

  /// Checks without waiting whether the server has closed the connection.
  mutating func noticeHangUp() -> Bool { Self.noticeHangUp(on: pointer) }

  /// Like ``noticeHangUp()``. Afterwards libpq knows the new status too.
  static func noticeHangUp(on connection: OpaquePointer) -> Bool {
    var descriptor = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
    while PQstatus(connection) == CONNECTION_OK, poll(&descriptor, 1, 0) > 0 {
      if PQconsumeInput(connection) == 0 { return true }
    }
    return PQstatus(connection) != CONNECTION_OK
  }
}

extension Connection {
  /// The form in which the server stores a password (RFC 5803, SCRAM-SHA-256). It can verify the
  /// password but cannot be used to log in. It is computed here so that the password is never sent.
  ///
  /// - Throws: Kind `usage`. The error does not contain the password.
  package mutating func scramVerifier(
    of password: String, for login: String
  ) throws(PostgresError) -> String {
    guard let verifier = PQencryptPasswordConn(pointer, password, login, "scram-sha-256") else {
      throw PostgresError(.usage, "libpq could not make a SCRAM verifier of the password")
    }
    defer { PQfreemem(verifier) }
    return String(cString: verifier)
  }
}
