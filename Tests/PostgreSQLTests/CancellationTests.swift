import Foundation
import PostgreSQL
import Testing

@Suite("Cancellation")
struct CancellationTests {
  @Test
  func `from another thread ends a statement at once`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      // A timeout of the server would end it in the same way.
      try connection.script("SET statement_timeout = 0")
      let handle = connection.cancellation
      let isAsleep: Query = """
        SELECT EXISTS (
          SELECT FROM pg_stat_activity
          WHERE pid = \(Int32(connection.processID)) AND wait_event = 'PgSleep')
        """
      let start = ContinuousClock.now
      DispatchQueue.global().async {
        // A request before the statement has no effect.
        _ = failure {
          var witness = try Connection(settings)
          while try !witness.execute(isAsleep)[0].value(at: 0, as: Bool.self) { usleep(5_000) }
        }
        handle.cancel()
      }
      let error = failure { try connection.execute("SELECT pg_sleep(600)") }
      #expect(error?.kind == .cancelled)
      #expect(error?.sqlState == .queryCanceled)
      #expect(ContinuousClock.now - start < .seconds(300))
      #expect(try connection.execute("SELECT 7")[0].value(at: 0, as: Int.self) == 7)
    }
  }

  @Test
  func `without a statement or a connection has no effect`() async throws {
    try await withDatabase { settings in
      let handle = try handleOfClosedConnection(settings)
      handle.cancel()
      var connection = try Connection(settings)
      connection.cancellation.cancel()
      try connection.execute("SELECT 1")
    }
  }

  @Test
  func `by a timeout of the server is reported in the same way`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("SET statement_timeout = '100ms'")
      #expect(failure { try connection.execute("SELECT pg_sleep(60)") }?.kind == .cancelled)
    }
  }

  private func handleOfClosedConnection(
    _ settings: ConnectionSettings
  ) throws -> CancellationHandle {
    let connection = try Connection(settings)
    return connection.cancellation
  }
}
