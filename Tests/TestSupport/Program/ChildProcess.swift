import Dispatch
package import Foundation
import Glibc
import SystemCalls

/// A process that a test starts, in a separate process group.
///
/// Its standard streams are files, and it inherits no other descriptors. So processes that are
/// started at the same time never wait for each other's end. Foundation's `Process` detects an end
/// by a socket that other processes may have inherited.
package struct ChildProcess: Sendable {
  package let pid: pid_t

  /// The paths of the standard streams.
  package struct Streams: Sendable {
    package var input = "/dev/null"
    package var output = "/dev/null"
    package var errors = "/dev/null"

    package init() {}
  }

  /// - Parameters:
  ///   - program: The path of the program.
  ///   - environment: The complete environment.
  ///   - inheriting: A descriptor for its standard input, instead of a file.
  /// - Throws: The system's error if the program cannot be started.
  package init(
    _ program: String, _ arguments: [String] = [],
    environment: [String: String] = ["PATH": "/usr/local/bin:/usr/bin:/bin"],
    directory: String = "/", streams: Streams = Streams(), inheriting descriptor: Int32? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let descriptor {
      posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, streams.input, O_RDONLY, 0)
    }
    let writing = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, streams.output, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams.errors, writing, 0o600)

    let (pid, code) = SystemCall.spawn(
      [program] + arguments, in: directory, environment: environment, &actions,
      isInOwnGroup: true)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    self.pid = pid
  }

  /// Waits for its end on a separate thread. Call it once.
  ///
  /// When the task is cancelled, the process and its whole group are killed.
  /// - Returns: The exit code, or 128 plus the number of the signal.
  package func exitCode() async -> Int {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "galley.tests.child").async {
          continuation.resume(returning: waitForExit())
        }
      }
    } onCancel: {
      killGroup()
    }
  }

  /// As ``exitCode()``, but blocks the thread. For programs that end at once.
  @discardableResult
  package func waitForExit() -> Int {
    SystemCall.waitForExit(of: pid).map { Int($0) } ?? 0
  }

  /// Whether it has ended. It must still be waited for.
  package var hasEnded: Bool {
    var facts = siginfo_t()
    let answer = waitid(P_PID, id_t(pid), &facts, WEXITED | WNOHANG | WNOWAIT)
    return answer != 0 || facts.si_signo == SIGCHLD
  }

  /// Kills the process and its whole group.
  package func killGroup() { kill(-pid, SIGKILL) }

  /// Kills the process and its whole group, and waits for its end. As long as an ended process is not
  /// waited for, a test of an exit code waits, too.
  package func end() {
    killGroup()
    waitForExit()
  }
}
