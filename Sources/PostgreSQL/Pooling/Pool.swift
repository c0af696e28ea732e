import Dispatch
import Synchronization

/// Lends connections to asynchronous code, to several users, a bounded number at a time.
///
/// The pool knows whose each connection is. A connection that somebody opened with their own login
/// is never lent to anybody else. One that the configured superuser opened, and in which they act
/// as somebody, can be given to another person when it is idle and no more may be opened; nothing
/// of the former session is left in it.
///
/// The work runs on a thread of the connection's own, so that waiting for PostgreSQL never holds up
/// Swift's cooperative threads. Those who cannot have a connection wait in line; the first of them
/// who can have one gets it.
package final class Pool: Sendable {
  private let settings: ConnectionSettings
  private let idleTime: Duration
  private let clock: any Clock<Duration>
  private let prepare: Seat.Preparation?
  private let state: Mutex<PoolState>

  /// - Parameters:
  ///   - maximum: How many connections may be open at once, at least 1. None is opened before it is
  ///     needed.
  ///   - maximumPerUser: How many of them one user may have; nil for as many as there are.
  ///   - idleTime: After this time without use a connection is closed, and at the latest after
  ///     twice that time.
  ///   - clock: Measures the idle time.
  ///   - prepare: Runs on each connection when it is opened, and again before it becomes another
  ///     person's, as the login that opened it.
  package init(
    _ settings: ConnectionSettings, maximum: Int, maximumPerUser: Int? = nil,
    idleTime: Duration = .seconds(60), clock: any Clock<Duration> = ContinuousClock(),
    prepare: (@Sendable (inout Connection) throws -> Void)? = nil
  ) {
    self.settings = settings
    self.idleTime = idleTime
    self.clock = clock
    self.prepare = prepare
    let maximum = max(1, maximum)
    state = Mutex(PoolState(maximum: maximum, maximumPerUser: max(1, maximumPerUser ?? maximum)))
  }

  /// How many wait for a connection now.
  package var waiting: Int { state.withLock { $0.line.count } }

  package var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Runs `body` with a connection that nobody else uses until it returns.
  ///
  /// A connection that broke, or that `body` left in a transaction, is not lent again. When the
  /// task is cancelled, so is the statement that is running.
  ///
  /// - Parameter user: Whose session it is.
  /// - Throws: What `body` throws; an error of connecting, or of acting as the user; kind
  ///   `cancelled` when the task was cancelled before its turn came.
  @discardableResult
  package func withConnection<R: Sendable>(
    as user: SessionUser = .configured,
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    let lease = try await lease(for: user)
    let interruption = Interruption()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        lease.seat.queue.async { [self] in
          let outcome = Result {
            try lease.seat.lend(to: user, settings, prepare, interruption, body)
          }
          giveBack(lease)
          continuation.resume(with: outcome)
        }
      }
    } onCancel: {
      interruption.cancel()
    }
  }

  /// Refuses those who wait and those who come, waits for the lent connections, and closes all.
  package func close() async {
    let refused = state.withLock { state in
      state.isClosed = true
      state.sweeper?.cancel()
      return state.dismissLine()
    }
    for waiter in refused { waiter.continuation.resume(throwing: Self.closed) }
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if !state.isIdle { state.closers.append(continuation) }
        return state.isIdle
      }
      if isIdle { continuation.resume() }
    }
    for lease in state.withLock({ $0.idle }) {
      await withCheckedContinuation { continuation in
        lease.seat.queue.async {
          lease.seat.close()
          continuation.resume()
        }
      }
    }
  }

  private func lease(for user: SessionUser) async throws -> PoolState.Lease {
    let id = state.withLock { $0.newID() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<PoolState.Lease, any Error>? = state.withLock { state in
          // Checked under the lock: a later cancellation finds the waiter in the line.
          if Task.isCancelled { return .failure(PostgresError.cancelledTask) }
          if state.isClosed { return .failure(Self.closed) }
          if let lease = state.lease(for: user) { return .success(lease) }
          state.wait(.init(id: id, user: user, continuation: continuation))
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let waiter = state.withLock { $0.leaveLine(id) }
      waiter?.continuation.resume(throwing: PostgresError.cancelledTask)
    }
  }

  private func giveBack(_ lease: PoolState.Lease) {
    let (served, closers) = state.withLock { state in
      let served = state.giveBack(lease)
      if !state.idle.isEmpty, !state.isClosed, state.sweeper == nil { state.sweeper = sweeper() }
      guard state.isIdle else { return (served, [CheckedContinuation<Void, Never>]()) }
      defer { state.closers = [] }
      return (served, state.closers)
    }
    for (waiter, lease) in served { waiter.continuation.resume(returning: lease) }
    for closer in closers { closer.resume() }
  }

  /// Closes connections that have not been used for the idle time, as long as any are idle.
  private func sweeper() -> Task<Void, Never> {
    Task { [weak self, clock, idleTime] in
      while (try? await clock.sleep(for: idleTime)) != nil {
        guard let self, sweep() else { return }
      }
    }
  }

  /// - Returns: Whether any connection is still idle.
  private func sweep() -> Bool {
    let (expired, goesOn) = state.withLock { state in
      guard !state.isClosed else { return ([PoolState.Lease](), false) }
      let expired = state.sweep()
      if state.idle.isEmpty { state.sweeper = nil }
      return (expired, !state.idle.isEmpty)
    }
    for lease in expired {
      lease.seat.queue.async { [self] in
        lease.seat.close()
        giveBack(lease)
      }
    }
    return goesOn
  }

  private static let closed = PostgresError(.usage, "the pool of connections is closed")
}
