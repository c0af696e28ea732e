import Foundation
import Glibc

/// A program that runs to its end, isolated from galley: with a minimal environment (without any PG
/// variable), none of galley's file descriptors, and default signal handling. It stays in galley's
/// process group, so Ctrl-C reaches it too.
package struct Subprocess: Sendable {
  package let path: String
  package let arguments: [String]
  /// In addition to `PATH` and to `LC_ALL=C`, which makes messages English.
  package var environment: [String: String] = [:]
  /// The working directory. The program's user may have no access to that of the caller.
  package var directory = "/"
  /// Passed on as descriptor 3, for example a lock to hold while the program runs.
  package var keptOpen: Int32?

  package init(
    path: String, arguments: [String], environment: [String: String] = [:],
    directory: String = "/"
  ) {
    (self.path, self.arguments) = (path, arguments)
    (self.environment, self.directory) = (environment, directory)
  }

  package struct Outcome: Sendable {
    /// The exit code, or 128 and the number of the signal.
    package let status: Int32
    package let output: String
  }

  /// Runs the program and waits until it ends.
  /// - Parameters:
  ///   - stream: `STDOUT_FILENO` or `STDERR_FILENO`, which is read. The other one and the input are
  ///     `/dev/null`.
  ///   - received: Receives the output while the program runs.
  package func execute(
    reading stream: Int32 = 2, received: (ArraySlice<UInt8>) -> Void = { _ in }
  ) throws(SubprocessError) -> Outcome {
    let started = spawn(reading: stream)
    guard started.error == 0 else {
      throw SubprocessError(code: started.error, doing: "run")
    }
    defer { close(started.output) }
    let output = SystemCall.readAll(from: started.output, received: received) ?? []
    guard let status = SystemCall.waitForExit(of: started.pid) else {
      throw SubprocessError(code: errno, doing: "wait for")
    }
    return Outcome(status: status, output: String(decoding: output, as: UTF8.self))
  }

  private func spawn(reading stream: Int32) -> (pid: pid_t, output: Int32, error: Int32) {
    // A socket can be created close-on-exec. A pipe cannot; a child that another thread starts in
    // between would keep it open, and the reader would wait.
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return (0, -1, errno) }
    defer { close(ends[1]) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for standard in STDIN_FILENO...STDERR_FILENO where standard != stream {
      posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, ends[1], stream)
    for descriptor in Self.openDescriptors() where descriptor != keptOpen {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    if let keptOpen {
      posix_spawn_file_actions_adddup2(&actions, keptOpen, 3)
    }

    let variables = environment.merging(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]) {
      given, _ in given
    }
    let (pid, error) = SystemCall.spawn(
      [path] + arguments, in: directory, environment: variables, &actions)
    if error != 0 { close(ends[0]) }
    return (pid, ends[0], error)
  }

  /// Galley's descriptors except the standard ones.
  private static func openDescriptors() -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap { Int32($0) }.filter { $0 > STDERR_FILENO }
  }
}
