import Foundation
import Glibc
import PrivateServers
import SystemCalls
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// A process of the server's user that is unrelated to the server.
struct Sleeper {
  private let process: ChildProcess

  init(user: ServerUser) throws {
    let program = user.program("/bin/sh", ["-c", "echo up >&0; exec sleep 600"])
    let channel = try Channel()
    process = try ChildProcess(
      program.path, program.arguments, inheriting: channel.theirs.fileDescriptor)
    try channel.theirs.close()
    try #require(channel.ours.availableData.starts(with: Data("up".utf8)))
  }

  var pid: pid_t { process.pid }

  func end() {
    process.end()
  }
}
