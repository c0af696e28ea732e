import Dispatch
package import Testing

/// For a suite whose tests each start and wait for a server: `@Suite(.ownServer)`.
///
/// The tests run on separate threads, a few at a time. If they blocked Swift's own threads, of
/// which there is one per core, all other tests would wait too.
package struct ServerTrait: SuiteTrait, TestTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Turnstile.servers.pass {
      try await TimingTrait.timing(test) {
        try await withTaskExecutorPreference(WaitingExecutor.shared) { try await function() }
      }
    }
  }
}

extension Trait where Self == ServerTrait {
  package static var ownServer: ServerTrait { ServerTrait() }
}

/// Runs jobs that may block.
private final class WaitingExecutor: TaskExecutor {
  static let shared = WaitingExecutor()

  private let queue = DispatchQueue(label: "galley.tests.waiting", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
