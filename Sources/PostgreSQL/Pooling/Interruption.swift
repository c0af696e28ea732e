import Dispatch
import Synchronization

/// Carries the cancellation of a task to the connection that works for it.
final class Interruption: Sendable {
  private enum Stage {
    case waiting
    case working(CancellationHandle)
    case over
  }

  private struct State {
    var stage = Stage.waiting
    var isCancelled = false
  }

  private let state = Mutex(State())

  /// Called when the connection starts its work.
  ///
  /// - Throws: Kind `cancelled` if the task was cancelled before.
  func begin(_ handle: CancellationHandle) throws(PostgresError) {
    let isCancelled = state.withLock { state in
      state.stage = .working(handle)
      return state.isCancelled
    }
    if isCancelled { throw .cancelledTask }
  }

  /// Called when the work has ended.
  ///
  /// - Returns: Whether the task was cancelled. A request may still be on its way, so do not use
  ///   the connection for anything else.
  func end() -> Bool {
    state.withLock { state in
      state.stage = .over
      return state.isCancelled
    }
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
    send(again: .milliseconds(50))
  }

  /// Requests cancellation until the work has ended, because a request that finds the server
  /// between two statements is lost. A request blocks, so it gets its own thread.
  private func send(again interval: DispatchTimeInterval) {
    DispatchQueue.global().async {
      guard case .working(let handle) = self.state.withLock({ $0.stage }) else { return }
      handle.cancel()
      DispatchQueue.global().asyncAfter(deadline: .now() + interval) {
        self.send(again: .milliseconds(500))
      }
    }
  }
}

extension PostgresError {
  static var cancelledTask: PostgresError {
    PostgresError(.cancelled, "the task was cancelled")
  }
}
