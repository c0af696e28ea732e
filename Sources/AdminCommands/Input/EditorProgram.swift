import Glibc
import Newsroom
import SystemCalls

/// The editor in which a person writes texts.
struct EditorProgram {
  /// A shell command, possibly with arguments.
  let command: String

  /// `VISUAL`, or else `EDITOR`, or else Debian's `editor`, or else `vi`.
  init(environment: [String: String]) {
    let chosen = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    command = chosen ?? (access("/usr/bin/editor", X_OK) == 0 ? "editor" : "vi")
  }

  /// Opens a file and waits until the editor ends. Meanwhile, only the editor reacts to Ctrl-C.
  ///
  /// - Returns: Its exit code, or 128 plus the number of the signal that ended it.
  func open(_ path: String) throws(Failure) -> Int {
    let former = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
    defer {
      signal(SIGINT, former.0)
      signal(SIGQUIT, former.1)
    }
    // `exec`, because Ctrl-C would end the shell but not the editor.
    let process = try start(["/bin/sh", "-c", "exec env \(command) \"$1\"", "sh", path])
    guard let status = SystemCall.waitForExit(of: process) else { throw failure(errno) }
    return Int(status)
  }

  /// Starts a program in the terminal's foreground, with the default signal handlers.
  private func start(_ words: [String]) throws(Failure) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], nil, &attributes, arguments + [nil], environ)
    guard code == 0 else { throw failure(code) }
    return process
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(.invalid, "the editor '\(command)' cannot be run: \(SystemCall.reason(of: code))")
  }
}
