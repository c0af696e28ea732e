import CLibPQ
import Glibc

/// A connection to PostgreSQL.
///
/// It has one owner, who alone can use it, and is closed when that owner lets it go. Calls block
/// the thread until the server has answered: use `Pool` from asynchronous code.
///
/// Being unique and used only through `mutating` calls, it is never used by two threads at once,
/// and libpq allows a connection to move between threads: the ground for `@unchecked Sendable`.
@usableFromInline
package struct Connection: ~Copyable, @unchecked Sendable {
  let pointer: OpaquePointer
  private let notices: NoticeBox
  var statements = StatementCache()

  /// Usable from another thread while this one waits, and after the connection has gone.
  package let cancellation: CancellationHandle

  /// - Throws: kind `unreachable`, `authentication` or `server`, naming the server and the database.
  package init(_ settings: ConnectionSettings) throws(PostgresError) {
    let notices = NoticeBox()
    let pointer = try Handshake.connect(settings, notices: notices)
    do throws(PostgresError) {
      cancellation = try CancellationHandle(pointer)
    } catch {
      PQfinish(pointer)
      throw error
    }
    self.pointer = pointer
    self.notices = notices
  }

  deinit { PQfinish(pointer) }

  /// Such as 150020 for 15.20.
  package var serverVersion: Int { Int(PQserverVersion(pointer)) }

  /// The server process that serves this connection (`pg_backend_pid()`).
  package var processID: Int { Int(PQbackendPID(pointer)) }

  /// False once the connection is known to have broken.
  package var isUsable: Bool { PQstatus(pointer) == CONNECTION_OK }

  /// Whether a transaction is open, in good order or failed.
  package var isInTransaction: Bool { PQtransactionStatus(pointer) != PQTRANS_IDLE }

  /// The notices since the last call, the first hundred of them.
  package mutating func takeNotices() -> [Notice] { notices.take() }

  /// Looks at the socket without waiting, to learn whether the server has hung up meanwhile.
  mutating func noticeHangUp() -> Bool { Self.noticeHangUp(on: pointer) }

  /// As ``noticeHangUp()``, after which libpq knows it too.
  static func noticeHangUp(on connection: OpaquePointer) -> Bool {
    var descriptor = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
    while PQstatus(connection) == CONNECTION_OK, poll(&descriptor, 1, 0) > 0 {
      if PQconsumeInput(connection) == 0 { return true }
    }
    return PQstatus(connection) != CONNECTION_OK
  }
}
