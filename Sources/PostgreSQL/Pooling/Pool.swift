import Dispatch
import Synchronization

/// Lends a limited number of connections to asynchronous code, for several users.
///
/// The pool knows the user of each connection. If somebody opened a connection with their own
/// login, nobody else gets it. If the configured superuser opened it to act as somebody, another
/// person can get it when it is idle and the limit is reached. Nothing remains of the earlier
/// session.
///
/// The work runs on the thread of the connection, so that waiting for PostgreSQL never blocks
/// Swift's cooperative threads. On ``WaitingThreads``, it runs on the thread of the task. If no
/// connection is free for a caller, the caller waits in line. A
/// free connection goes to the first caller in line who can use it.
package final class Pool: Sendable {
  private let settings: ConnectionSettings
  private let idleTime: Duration
  private let clock: any Clock<Duration>
  private let prepare: Seat.Preparation?
  private let patience: Patience
  private let state: Mutex<PoolState>

  /// - Parameters:
  ///   - maximum: How many connections may be open at once, at least 1. Each is opened when it is
  ///     first needed.
  ///   - maximumPerUser: How many of them one user may have; nil for no separate limit.
  ///   - ownMaximum: How many the configured login may have; nil for as many as other users.
  ///   - idleTime: A connection that is unused for this time is closed, at the latest after twice
  ///     this time.
  ///   - patience: How long a caller waits while no server accepts a connection.
  ///   - clock: Measures the idle time.
  ///   - prepare: Runs on each new connection, and again before another person gets it, as the
  ///     login that opened it.
  package init(
    _ settings: ConnectionSettings, maximum: Int, maximumPerUser: Int? = nil,
    ownMaximum: Int? = nil, idleTime: Duration = .seconds(60), patience: Patience = .none,
    clock: any Clock<Duration> = ContinuousClock(),
    prepare: (@Sendable (inout Connection) throws -> Void)? = nil
  ) {
    self.settings = settings
    self.idleTime = idleTime
    self.patience = patience
    self.clock = clock
    self.prepare = prepare
    let maximum = max(1, maximum)
    let maximumPerUser = max(1, maximumPerUser ?? maximum)
    state = Mutex(
      PoolState(
        maximum: maximum, maximumPerUser: maximumPerUser,
        ownMaximum: max(1, ownMaximum ?? maximumPerUser)))
  }

  /// The number of callers in line.
  package var waiting: Int { state.withLock { $0.line.count } }

  package var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Runs `body` with a connection that nobody else uses until it returns.
  ///
  /// A connection that broke, or that `body` left in a transaction, is not lent again. When the
  /// task is cancelled, the running statement is cancelled too.
  ///
  /// - Parameter user: The user of the session.
  /// - Throws: The error of `body`; an error of connecting, or of acting as the user; kind
  ///   `cancelled` when the task was cancelled before it got a connection.
  @discardableResult
  package func withConnection<R: Sendable>(
    as user: SessionUser = .configured,
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    do {
      return try await patience.repeating {
        $0.kind == .unreachable
      } _: {
        try await lend(to: user, body)
      }
    } catch let ended as Seat.BodyError {
      throw ended.error
    }
  }

  /// - Throws: An error of connecting, which the body has not seen, or a `BodyError`.
  private func lend<R: Sendable>(
    to user: SessionUser, _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    let lease = try await lease(for: user)
    let interruption = Interruption()
    return try await withTaskCancellationHandler {
      if user == .configured, WaitingThreads.areCurrent {
        return try use(lease, interruption, body).get()
      }
      if user != .configured,
        let result = WaitingThreads.workForAnother({ use(lease, interruption, body) })
      {
        return try result.get()
      }
      return try await withCheckedThrowingContinuation { continuation in
        lease.seat.queue.async { [self] in
          continuation.resume(with: use(lease, interruption, body))
        }
      }
    } onCancel: {
      interruption.cancel()
    }
  }

  private func use<R>(
    _ lease: PoolState.Lease, _ interruption: Interruption,
    _ body: (inout Connection) throws -> R
  ) -> Result<R, any Error> {
    defer { giveBack(lease) }
    return Result { try lease.seat.lend(to: lease.user, settings, prepare, interruption, body) }
  }

  /// Refuses waiting and new callers, waits until all connections are returned, and closes them.
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

  /// Closes connections that were unused for the idle time, as long as any are idle.
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
