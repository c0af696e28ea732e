/// How long to wait for a server while none can do the work: during a failover, and while a server
/// starts or recovers from a crash.
package struct Patience: Sendable {
  package let limit: Duration
  /// The limit for a server that is there, and starts or recovers.
  package let startLimit: Duration
  /// Receives the reason once, when a wait begins.
  private let notice: @Sendable (PostgresError) -> Void

  /// Waits for nothing.
  package static let none = Patience(limit: .zero)

  /// - Parameter startLimit: Nil for the same limit.
  package init(
    limit: Duration, startLimit: Duration? = nil,
    notice: @escaping @Sendable (PostgresError) -> Void = { _ in }
  ) {
    self.limit = limit
    self.startLimit = startLimit ?? limit
    self.notice = notice
  }

  /// Runs `body`, and again while it fails with an error that may pass. The time counts from the
  /// first failure.
  ///
  /// - Throws: The last error.
  package func repeating<Value>(
    while mayPass: (PostgresError) -> Bool, _ body: () async throws -> Value
  ) async throws -> Value {
    var began: ContinuousClock.Instant?
    var pause = Duration.milliseconds(50)
    while true {
      do {
        return try await body()
      } catch let error as PostgresError where mayPass(error) {
        let limit = error.sqlState == .cannotConnectNow ? startLimit : limit
        let start = began ?? .now
        let left = limit - start.duration(to: .now)
        guard left > .zero else { throw error }
        if began == nil { notice(error) }
        began = start
        guard (try? await Task.sleep(for: min(pause, left))) != nil else {
          throw PostgresError.cancelledTask
        }
        pause = min(.seconds(1), pause * 1.5)
      }
    }
  }
}
