import Dispatch
import Glibc
import Newsroom
import SystemCalls

/// A program that runs at the same time as this one, in a process group of its own and without input.
struct BackgroundProgram: Sendable {
  let process: pid_t

  /// - Parameters:
  ///   - words: The path of the program, and its arguments.
  ///   - environment: All its variables.
  ///   - output: The file to which it writes, also its errors.
  /// - Throws: ``Failure`` if the program cannot be started.
  init(
    _ words: [String], environment: [String: String], output: String = "/dev/null"
  ) throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(
        &actions, stream, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    let (process, code) = SystemCall.spawn(
      words, in: "/", environment: environment, &actions, isInOwnGroup: true)
    guard code == 0 else {
      throw Failure(.failed, "\(words[0]) cannot be run: \(SystemCall.reason(of: code))")
    }
    self.process = process
  }

  /// Waits for its end on a separate thread. When the task is cancelled, its group is killed. Call it
  /// once.
  ///
  /// - Returns: The exit code, or 128 plus the number of the signal.
  func exitCode() async -> Int {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "galley.bench.program").async {
          continuation.resume(returning: Int(SystemCall.waitForExit(of: process) ?? 0))
        }
      }
    } onCancel: {
      kill(-process, SIGKILL)
    }
  }

  /// Kills its group, and waits for its end.
  func end() {
    kill(-process, SIGKILL)
    _ = SystemCall.waitForExit(of: process)
  }
}
