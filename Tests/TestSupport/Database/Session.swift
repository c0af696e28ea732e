import Dispatch
package import PostgreSQL

/// A connection that a test keeps across awaits, so that it can hold a transaction open, or leave a
/// statement waiting, while others act.
///
/// It is `@unchecked Sendable` because the connection is accessed only on the queue.
package final class Session: @unchecked Sendable {
  private let queue = DispatchQueue(label: "galley.tests.session")
  private var connection: Connection

  /// The id of the server process.
  package let processID: Int

  init(_ settings: ConnectionSettings) async throws {
    connection = try Connection(settings)
    processID = connection.processID
  }

  /// Runs `body` on the session's own thread, after all earlier calls.
  package func use<R: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body(&self.connection) }) }
    }
  }

  /// Runs statements without parameters.
  package func run(_ sql: String) async throws {
    try await use { try $0.script(sql) }
  }

  /// The first column of the only row.
  package func value<T: PostgresDecodable>(_ query: Query, as type: T.Type = T.self) async throws
    -> T
  {
    try await use { try $0.execute(query)[0].value(at: 0) }
  }
}
