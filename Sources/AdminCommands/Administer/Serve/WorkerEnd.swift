import Synchronization

/// Ends the server if its worker ends, even if that happens before the server runs.
final class WorkerEnd: Sendable {
  private struct State {
    var code: Int32?
    var body: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The worker's exit code, if it ended by itself.
  var workerCode: Int32? { state.withLock { $0.code } }

  func workerEnded(_ code: Int32) {
    let body = state.withLock { state in
      state.code = code
      return state.body
    }
    body?()
  }

  func onEnd(_ body: @escaping @Sendable () -> Void) {
    let hasEnded = state.withLock { state in
      state.body = body
      return state.code != nil
    }
    if hasEnded { body() }
  }
}
