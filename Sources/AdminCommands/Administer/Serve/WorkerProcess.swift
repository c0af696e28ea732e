import Foundation
import Glibc
import SystemCalls

/// A worker as a child of this process, because it may do more in the database than the process that
/// answers requests. It ends with this process, however that ends.
final class WorkerProcess: Sendable {
  private let pid: pid_t

  /// - Parameters:
  ///   - arguments: Of `galley worker`.
  ///   - ended: Called once, on the process's own thread, with its exit code.
  init(
    _ arguments: [String], environment: [String: String],
    ended: @escaping @Sendable (Int32) -> Void
  ) throws {
    let words = ["/usr/bin/setpriv", "--pdeathsig", "TERM", try RunningProgram.path, "worker"]
    let started = Started()
    // The kernel sends the signal when the thread ends that started the child.
    Thread.detachNewThread {
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      let (pid, error) = SystemCall.spawn(
        words + arguments, in: "/", environment: environment, &actions, isInOwnGroup: true)
      started.finish(
        error == 0 ? .success(pid) : .failure(SubprocessError(code: error, doing: "run")))
      guard error == 0 else { return }
      ended(SystemCall.waitForExit(of: pid) ?? -1)
    }
    pid = try started.wait()
  }

  /// Asks it to finish its current step and to end.
  func stop() { kill(pid, SIGTERM) }

  /// The result of the start, which another thread waits for.
  private final class Started: @unchecked Sendable {
    private let bell = DispatchSemaphore(value: 0)
    /// Written before the bell rings, and read after it.
    private var result: Result<pid_t, SubprocessError>?

    func finish(_ result: Result<pid_t, SubprocessError>) {
      self.result = result
      bell.signal()
    }

    func wait() throws -> pid_t {
      bell.wait()
      guard let result else { preconditionFailure("nothing was started") }
      return try result.get()
    }
  }
}
