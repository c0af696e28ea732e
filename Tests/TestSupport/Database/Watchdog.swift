import Foundation

/// Ends the server and removes its directory when this process has gone, however it went.
///
/// A shell in a process group of its own reads from a channel that this process alone holds open;
/// its end is the end of the process, after a crash or a SIGKILL as well.
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
