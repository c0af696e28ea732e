import Dispatch
import Testing

/// Runs `body` to its end inside a call that is not asynchronous, such as a rebuild's report of its
/// progress: what else happens just then. Not for the cooperative threads; a session has its own.
func awaitSynchronously(_ body: @Sendable @escaping () async throws -> Void) {
  let isDone = DispatchSemaphore(value: 0)
  Task {
    do { try await body() } catch { Issue.record(error) }
    isDone.signal()
  }
  isDone.wait()
}
