import Dispatch
import Synchronization

/// Jobs that several threads take from one list, until it is empty or one of them fails.
final class WorkQueue<Job: Sendable>: Sendable {
  private struct State {
    /// The next job is the last.
    var jobs: [Job]
    var failure: (any Error)?
  }

  private let state: Mutex<State>

  init(_ jobs: [Job]) {
    state = Mutex(State(jobs: jobs.reversed()))
  }

  /// The next job; nil when none is left.
  ///
  /// - Throws: The error of another thread.
  func next() throws -> Job? {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.jobs.popLast()
    }
  }

  /// - Throws: The error of another thread.
  func check() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Runs `body`, which takes jobs with ``next()``, on several threads at once.
  ///
  /// - Parameter workers: The number of threads; not more than there are jobs.
  /// - Returns: The result of each thread, in no particular order.
  /// - Throws: The first error of a thread.
  func run<Result: Sendable>(
    workers: Int, _ body: @Sendable () throws -> Result
  ) throws -> [Result] {
    let results = Mutex<[Result]>([])
    let count = min(workers, state.withLock { $0.jobs.count })
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      do {
        let result = try body()
        results.withLock { $0.append(result) }
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
      }
    }
    try check()
    return results.withLock { $0 }
  }
}
