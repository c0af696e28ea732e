import Foundation
import Glibc
import Testing

@testable import EmbeddedPostgreSQL

/// A living process of the server's user that has nothing to do with the server.
final class Sleeper {
  private let process = Process()

  init(user: ServerUser) throws {
    let program = user.program("/bin/sh", ["-c", "echo up; exec sleep 600"])
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program.path)
    process.arguments = program.arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardOutput = output
    try process.run()
    try #require(output.fileHandleForReading.availableData.starts(with: Data("up".utf8)))
  }

  var pid: pid_t { process.processIdentifier }

  func end() { kill(pid, SIGKILL) }
}
