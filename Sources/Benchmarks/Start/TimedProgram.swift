import Glibc
import Newsroom
import SystemCalls

/// A program that is run from its start to its end, with nothing to read and its output to nowhere.
struct TimedProgram: Sendable {
  let path: String
  let arguments: [String]

  /// - Returns: From before it was started until it had ended.
  /// - Throws: ``Failure`` when it cannot be started or fails.
  func run() throws(Failure) -> Duration {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let began = ContinuousClock.now
    let code = posix_spawn(&process, path, &actions, nil, words + [nil], environ)
    guard code == 0 else {
      throw Failure(.failed, "\(path) cannot be run: \(String(cString: strerror(code)))")
    }
    guard let status = SystemCall.waitForExit(of: process) else {
      throw Failure(.failed, "\(path) was lost: errno \(errno)")
    }
    let took = began.duration(to: .now)
    guard status == 0 else {
      throw Failure(
        .failed, "'\(([path] + arguments).joined(separator: " "))' failed; run it to see why")
    }
    return took
  }
}
