import Dispatch
import Synchronization

/// Lends connections to asynchronous code, a bounded number at a time.
///
/// The work runs on a thread of the connection's own, so that waiting for PostgreSQL never holds up
/// Swift's cooperative threads. Who comes when all are lent waits in line, first come, first served.
package final class Pool: Sendable {
  private struct Waiter {
    let id: Int
    let continuation: CheckedContinuation<Seat, any Error>
  }

  private struct State {
    var idle: [Seat] = []
    var seatCount = 0
    var line: [Waiter] = []
    var nextID = 0
    var isClosed = false
    var closers: [CheckedContinuation<Void, Never>] = []
  }

  private let settings: ConnectionSettings
  private let maximum: Int
  private let prepare: Seat.Preparation?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - maximum: how many connections may be open at once, at least 1. None is opened before it is
  ///     needed.
  ///   - prepare: runs once on each new connection, before its first use.
  package init(
    _ settings: ConnectionSettings, maximum: Int,
    prepare: (@Sendable (inout Connection) throws -> Void)? = nil
  ) {
    self.settings = settings
    self.maximum = max(1, maximum)
    self.prepare = prepare
  }

  /// How many wait for a connection now.
  package var waiting: Int { state.withLock { $0.line.count } }

  package var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Runs `body` with a connection that is its alone until it returns.
  ///
  /// A connection that broke, or that `body` left in a transaction, is not lent again. When the
  /// task is cancelled, so is the statement that is running.
  ///
  /// - Throws: what `body` throws; an error of connecting; kind `cancelled` when the task was
  ///   cancelled before its turn came.
  @discardableResult
  package func withConnection<R: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    let seat = try await takeSeat()
    let interruption = Interruption()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        seat.queue.async { [self] in
          let outcome = Result { try seat.lend(settings, prepare, interruption, body) }
          giveBack(seat)
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
      defer { state.line = [] }
      return state.line
    }
    for waiter in refused { waiter.continuation.resume(throwing: Self.closed) }
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.idle.count == state.seatCount { return true }
        state.closers.append(continuation)
        return false
      }
      if isIdle { continuation.resume() }
    }
    for seat in state.withLock({ $0.idle }) {
      await withCheckedContinuation { continuation in
        seat.queue.async {
          seat.close()
          continuation.resume()
        }
      }
    }
  }

  private func takeSeat() async throws -> Seat {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Seat, any Error>? = state.withLock { state in
          // Looked at under the lock: a cancellation from here on finds the waiter in the line.
          if Task.isCancelled { return .failure(PostgresError.cancelledTask) }
          if state.isClosed { return .failure(Self.closed) }
          if let seat = state.idle.popLast() { return .success(seat) }
          if state.seatCount < maximum {
            state.seatCount += 1
            return .success(Seat())
          }
          state.line.append(Waiter(id: id, continuation: continuation))
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      leaveLine(id)
    }
  }

  private func leaveLine(_ id: Int) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.line.firstIndex(where: { $0.id == id }) else { return nil }
      return state.line.remove(at: index)
    }
    waiter?.continuation.resume(throwing: PostgresError.cancelledTask)
  }

  /// Hands the seat to the first in line, or puts it where the next one looks first: the connection
  /// used last is the likeliest to be in good order.
  private func giveBack(_ seat: Seat) {
    let (next, closers) = state.withLock { state in
      if !state.line.isEmpty {
        return (Optional(state.line.removeFirst()), [CheckedContinuation<Void, Never>]())
      }
      state.idle.append(seat)
      guard state.idle.count == state.seatCount else { return (nil, []) }
      defer { state.closers = [] }
      return (nil, state.closers)
    }
    next?.continuation.resume(returning: seat)
    for closer in closers { closer.resume() }
  }

  private static let closed = PostgresError(.usage, "the pool of connections is closed")
}
