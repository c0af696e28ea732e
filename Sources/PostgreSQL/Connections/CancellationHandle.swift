import CLibPQ
import Dispatch
import Foundation

/// Asks the server to cancel the running statement of a connection, from any thread.
///
/// It has its own copy of the server's address and key. It may outlive the connection; `cancel`
/// then has no effect. libpq documents that other threads may use it.
package final class CancellationHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  /// How long a server may take to receive a request.
  private static let limit = DispatchTimeInterval.seconds(5)

  init(_ connection: OpaquePointer) throws(PostgresError) {
    guard let pointer = PQgetCancel(connection) else {
      throw PostgresError(connection: connection)
    }
    self.pointer = pointer
  }

  deinit { PQfreeCancel(pointer) }

  /// Sends the request over a separate connection and blocks until the server has received it, for
  /// five seconds at most.
  ///
  /// The statement then fails with kind `cancelled`, unless it has already ended.
  ///
  /// - Returns: Whether the server has received it, as far as is known.
  @discardableResult
  package func cancel() -> Bool {
    let received = DispatchSemaphore(value: 0)
    send { received.signal() }
    return received.wait(timeout: .now() + Self.limit) == .success
  }

  /// Sends the request on a thread of its own, because libpq waits for the server without a limit.
  func send(_ sent: @Sendable @escaping () -> Void) {
    Thread.detachNewThread { [self] in
      var words = [CChar](repeating: 0, count: 256)
      // If the request cannot be delivered, the server is gone. The connection will report that.
      _ = PQcancel(pointer, &words, Int32(words.count))
      sent()
    }
  }
}
