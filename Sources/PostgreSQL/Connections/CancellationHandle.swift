import CLibPQ

/// Asks the server to stop what a connection is doing, from any thread.
///
/// It holds its own copy of the server's address and key, so it may outlive the connection; it then
/// does nothing. libpq documents its use from other threads as safe.
package final class CancellationHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(_ connection: OpaquePointer) throws(PostgresError) {
    guard let pointer = PQgetCancel(connection) else {
      throw PostgresError(connection: connection)
    }
    self.pointer = pointer
  }

  deinit { PQfreeCancel(pointer) }

  /// Sends the request over a connection of its own, and blocks until the server has taken it.
  ///
  /// The statement then fails with kind `cancelled`, unless it had ended first.
  package func cancel() {
    var words = [CChar](repeating: 0, count: 256)
    // A request that cannot be delivered means that the server has gone, which the connection
    // finds out for itself.
    _ = PQcancel(pointer, &words, Int32(words.count))
  }
}
