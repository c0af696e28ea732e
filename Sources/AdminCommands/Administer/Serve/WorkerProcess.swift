import Dispatch
import Foundation
import Glibc
import Newsroom
import SystemCalls

/// A worker as a child of this process, because it may do more in the database than the process that
/// answers requests. It ends when its input ends, so it also ends when this process is killed.
final class WorkerProcess: Sendable {
  /// The end of a pipe. The other one is the worker's input.
  private let input: Int32
  private let hasEnded = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - arguments: Of `galley worker`.
  ///   - ended: Called once with its exit code.
  init(
    _ arguments: [String], environment: [String: String],
    ended: @escaping @Sendable (Int32) -> Void
  ) throws {
    let words = [try RunningProgram.path, "worker", "--end-with-input"] + arguments
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SubprocessError(code: errno, doing: "run") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    let (pid, error) = SystemCall.spawn(
      words, in: "/", environment: environment, &actions, isInOwnGroup: true)
    close(ends[0])
    input = ends[1]
    guard error == 0 else {
      close(ends[1])
      throw Failure(.failed, "cannot run the worker: \(SystemCall.reason(of: error))")
    }
    let hasEnded = hasEnded
    Thread.detachNewThread {
      ended(SystemCall.waitForExit(of: pid) ?? -1)
      hasEnded.signal()
    }
  }

  /// Lets it finish its current step, and waits until it has ended.
  func stop() {
    close(input)
    _ = hasEnded.wait(timeout: .now() + 60)
  }
}
