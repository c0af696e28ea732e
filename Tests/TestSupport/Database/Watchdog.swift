import Foundation
import Glibc

/// Ends the server and removes its directory when this process has gone, however it went.
///
/// A shell in a session of its own reads a pipe that this process alone holds open; its end is the
/// end of the process, after a crash or a SIGKILL as well.
struct Watchdog: Sendable {
  private let pipe: Pipe

  init(directory: String, dataDirectory: String) throws {
    pipe = Pipe()
    let ours = pipe.fileHandleForWriting.fileDescriptor
    // A program that a test starts must not hold it open.
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/setsid")
    process.arguments = ["/bin/sh", "-c", Self.script, "watchdog", directory, dataDirectory]
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  private static let script = """
    cat
    read -r server <"$2/postmaster.pid" && kill -QUIT "$server" \
    && timeout 20 tail --pid="$server" -s 0.05 -f /dev/null
    rm -rf "$1"
    """
}
