import CLibPQ

/// Asks the server to cancel the running statement of a connection, from any thread.
///
/// It has its own copy of the server's address and key. It may outlive the connection; `cancel`
/// then has no effect. libpq documents that other threads may use it.
package final class CancellationHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(_ connection: OpaquePointer) throws(PostgresError) {
    guard let pointer = PQgetCancel(connection) else {
      throw PostgresError(connection: connection)
    }
    self.pointer = pointer
  }

  deinit { PQfreeCancel(pointer) }

  /// Sends the request over a separate connection and blocks until the server has received it.
  ///
  /// The statement then fails with kind `cancelled`, unless it has already ended.
  package func cancel() {
    var words = [CChar](repeating: 0, count: 256)
    // If the request cannot be delivered, the server is gone. The connection will report that.
    _ = PQcancel(pointer, &words, Int32(words.count))
  }
}
