import PostgreSQL

/// Waits for a server that is there but does not accept connections yet: it starts, or recovers
/// from a crash.
struct ServerPatience {
  private let limit: Duration

  /// - Parameter seconds: The limit; nil for a minute.
  init(seconds: Int?) { limit = .seconds(seconds ?? 60) }

  /// Repeats `body` until the server accepts its connection.
  ///
  /// - Parameter progress: Receives one line if it has to wait.
  /// - Throws: ``Failure`` after the limit.
  func wait(_ progress: (String) -> Void, _ body: () async throws -> Void) async throws {
    let end = ContinuousClock.now + limit
    var hasReported = false
    while true {
      do {
        return try await body()
      } catch let error as PostgresError where error.sqlState == .cannotConnectNow {
        guard ContinuousClock.now < end else {
          throw Failure(
            .unavailable,
            "the server has not accepted connections for \(limit.components.seconds) s: \(error)",
            .tryAgain)
        }
        if !hasReported {
          progress("waiting for the server, which starts or recovers from a crash")
        }
        hasReported = true
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}
