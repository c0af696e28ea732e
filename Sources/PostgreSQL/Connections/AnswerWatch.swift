import Glibc
import Synchronization

/// Ends a wait for the server that takes too long.
///
/// When the time is over, it asks the server to cancel the statement. If no answer comes after that
/// either, it shuts the connection's socket, which ends every call of libpq that waits for it. This
/// also works with a server that is stopped, and over a Unix socket.
final class AnswerWatch: Sendable {
  private struct State {
    /// When the wait is over, by ``AnswerTimer/now``.
    var due = Int64.max
    /// Whether a wait was too long. The connection is then not used for anything else, because the
    /// cancellation may arrive late.
    var hasExpired = false
  }

  private let cancellation: CancellationHandle
  /// A second descriptor of the socket: libpq may close its own, and the number may then stand for
  /// another file.
  private let socket: Int32
  private let state = Mutex(State())

  /// The time for the cancellation to take effect.
  private static let grace = Duration.seconds(5)

  init(socket: Int32, cancellation: CancellationHandle) {
    self.cancellation = cancellation
    self.socket = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    AnswerTimer.shared.add(self)
  }

  deinit {
    AnswerTimer.shared.remove(self)
    close(socket)
  }

  var hasExpired: Bool { state.withLock { $0.hasExpired } }

  /// When the present wait is over; the largest number if there is none.
  var due: Int64 { state.withLock { $0.due } }

  func begin(_ limit: Duration) {
    let due = AnswerTimer.now(plus: limit)
    state.withLock { $0.due = $0.hasExpired ? min($0.due, due) : due }
    AnswerTimer.shared.expect(due)
  }

  func end() {
    state.withLock { $0.due = .max }
  }

  /// Takes the next step if the time is over.
  func check(at now: Int64) {
    let isFirst: Bool? = state.withLock { state in
      guard state.due <= now else { return nil }
      defer { state.hasExpired = true }
      state.due = state.hasExpired ? .max : AnswerTimer.now(plus: Self.grace)
      return !state.hasExpired
    }
    switch isFirst {
    case true?: cancellation.send {}
    case false?: shut()
    case nil: break
    }
  }

  /// Ends every wait for the server.
  func shut() {
    state.withLock { $0.hasExpired = true }
    shutdown(socket, Int32(SHUT_RDWR))
  }
}
