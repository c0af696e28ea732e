import Dispatch
package import Testing

/// For a suite whose tests each start a server of their own and wait for it: `@Suite(.ownServer)`.
///
/// They run in threads of their own, few at a time. Were they to wait in Swift's own threads, of
/// which there is one for each core, all other tests would wait with them.
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

/// Runs jobs that may wait.
private final class WaitingExecutor: TaskExecutor {
  static let shared = WaitingExecutor()

  private let queue = DispatchQueue(label: "galley.tests.waiting", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
