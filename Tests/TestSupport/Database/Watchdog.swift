import Foundation

/// Ends the server and removes its directory when this process has ended for any reason.
///
/// A shell in a separate process group reads from a channel that only this process holds open. The
/// channel closes when this process ends, even by a crash or SIGKILL.
struct Watchdog: Sendable {
  private let channel: FileHandle

  init(directory: String, dataDirectory: String) throws {
    let channel = try Channel()
    self.channel = channel.ours
    _ = try ChildProcess(
      "/bin/sh", ["-c", Self.script, "watchdog", directory, dataDirectory],
      inheriting: channel.theirs.fileDescriptor)
    try channel.theirs.close()
  }

  private static let script = """
    cat
    read -r server <"$2/postmaster.pid" && kill -QUIT "$server" \
    && timeout 20 tail --pid="$server" -s 0.05 -f /dev/null
    rm -rf "$1"
    """
}
