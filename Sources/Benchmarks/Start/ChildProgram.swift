import Foundation
import Glibc
import Newsroom
import SystemCalls

/// A program that runs to its end, without input and with its output to /dev/null.
struct ChildProgram: Sendable {
  let path: String
  let arguments: [String]

  /// This program.
  ///
  /// - Parameter url: The address of the database.
  static func galley(
    _ command: [String], as person: String, on url: String
  ) -> ChildProgram {
    ChildProgram(path: own, arguments: ["--database", url, "--as", person] + command)
  }

  /// Starts this program without input, and does not wait.
  ///
  /// - Parameters:
  ///   - url: The address of the database, which other processes cannot see.
  ///   - environment: In addition to that of this process.
  ///   - output: The descriptor to which its standard output goes; nil for /dev/null.
  static func startGalley(
    _ arguments: [String], on url: String? = nil, environment: [String: String] = [:],
    output: Int32? = nil
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    var variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let url { variables["GALLEY_DATABASE_URL"] = url }
    let (process, code) = SystemCall.spawn(
      [own] + arguments, in: "/", environment: variables, &actions)
    guard code == 0 else {
      throw Failure(.failed, "\(own) cannot be run: \(SystemCall.reason(of: code))")
    }
    return process
  }

  static var own: String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
  }

  /// Runs the program.
  ///
  /// - Throws: ``Failure`` when it cannot be started or fails.
  func run() throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, words + [nil], environ)
    guard code == 0 else {
      throw Failure(.failed, "\(path) cannot be run: \(SystemCall.reason(of: code))")
    }
    guard let status = SystemCall.waitForExit(of: process) else {
      throw Failure(.failed, "\(path) was lost: errno \(errno)")
    }
    guard status == 0 else {
      throw Failure(
        .failed, "'\(([path] + arguments).joined(separator: " "))' failed; run it to see why")
    }
  }
}
