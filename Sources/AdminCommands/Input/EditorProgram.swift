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
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let (process, code) = SystemCall.spawn(
      ["/bin/sh", "-c", script, "sh", path], in: ".",
      environment: Invocation.current.environment, &actions)
    guard code == 0 else { throw failure(SystemCall.reason(of: code)) }
    guard let status = SystemCall.waitForExit(of: process) else {
      throw failure(SystemCall.reason(of: errno))
    }
    guard status != Self.notFound else { throw failure("there is no such program") }
    return Int(status)
  }

  /// The exit code of a shell that does not find a program.
  private static let notFound: Int32 = 127

  /// Looks for the program first, because the shell would print a line of its own. Uses `exec`,
  /// because Ctrl-C would end the shell but not the editor.
  private var script: String {
    #"""
    set -- \#(command) "$1"
    for word do case $word in *=*) ;; *) break ;; esac; done
    case $word in */*) [ -f "$word" ] && [ -x "$word" ] ;; *) command -v "$word" ;; esac \
      >/dev/null || exit \#(Self.notFound)
    exec env "$@"
    """#
  }

  private func failure(_ reason: String) -> Failure {
    Failure(
      .invalid,
      "the editor '\(command)' cannot be run: \(reason); set VISUAL or EDITOR to another one")
  }
}
