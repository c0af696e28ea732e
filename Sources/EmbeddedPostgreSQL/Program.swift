import Foundation
import Glibc

/// A program to run to its end, kept apart from galley's own surroundings: it gets a minimal
/// environment (no PG variable leaks in), no descriptor of galley's, and default signal handling.
/// It stays in galley's process group, so that Ctrl-C reaches it too.
struct Program {
  let path: String
  let arguments: [String]
  /// On top of `PATH` and `LC_ALL=C`, the language in which messages are understood.
  var environment: [String: String] = [:]
  /// The caller's may be closed to the user that the program runs as.
  var directory = "/"
  /// Handed on as descriptor 3: a lock that is to be held for as long as the program runs.
  var keptOpen: Int32?

  struct Outcome {
    /// The exit code, or 128 and the signal's number.
    let status: Int32
    let output: String
  }

  /// Runs it and waits for its end.
  /// - Parameter stream: the one of `STDOUT_FILENO` and `STDERR_FILENO` to read; the other and
  ///   the input are `/dev/null`.
  func run(
    reading stream: Int32 = STDERR_FILENO
  ) throws(EmbeddedServerError) -> Outcome {
    let started = spawn(reading: stream)
    guard started.error == 0 else {
      throw .system(started.error, doing: "run", path: path)
    }
    let output = readAll(started.output)
    var status: Int32 = 0
    while waitpid(started.pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return Outcome(status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: output)
  }

  private func spawn(reading stream: Int32) -> (pid: pid_t, output: Int32, error: Int32) {
    // A socket is closed on exec from its beginning: no child that another thread starts can hold
    // the other end open and keep the reader waiting, as with a pipe that is marked after it is made.
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

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    // `env` changes the directory: the C library's own way to ask for it is hidden from Swift.
    let words = ["/usr/bin/env", "--chdir=\(directory)", path] + arguments
    let variables = environment.merging(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]) {
      given, _ in given
    }
    var pid: pid_t = 0
    let error = withCStrings(words) { argv in
      withCStrings(variables.map { "\($0)=\($1)" }) { envp in
        posix_spawn(&pid, words[0], &actions, &attributes, argv, envp)
      }
    }
    if error != 0 { close(ends[0]) }
    return (pid, ends[0], error)
  }

  /// Galley's own descriptors above the standard ones, whether or not they close on exec.
  private static func openDescriptors() -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap { Int32($0) }.filter { $0 > STDERR_FILENO }
  }

  private func readAll(_ descriptor: Int32) -> String {
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }
}
