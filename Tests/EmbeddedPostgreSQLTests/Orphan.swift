import Foundation
import Glibc
import PrivateServers
import SystemCalls
import Testing

@testable import EmbeddedPostgreSQL

/// A program that has inherited the lock of a home and outlives the process that ran it.
struct Orphan {
  private let pid: pid_t

  /// Releases the lock as a killed process would, while the program still runs.
  init(holding lock: HomeLock, in parent: String) throws {
    let file = "\(parent)/orphan.pid"
    let script = "echo $$ > \(file).new; mv \(file).new \(file); exec sleep 600"
    try lock.hold { (descriptor) throws(EmbeddedServerError) in
      var program = Subprocess(path: "/bin/sh", arguments: ["-c", script])
      program.keptOpen = descriptor
      let orphan = program
      Thread { _ = try? orphan.run() }.start()
      // Without the file, the next lines fail.
      let deadline = Deadline(after: .seconds(60))
      while access(file, F_OK) != 0, deadline.waitBriefly() {}
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    pid = try #require(pid_t(text.trimmingCharacters(in: .newlines)))
  }

  func end() { kill(pid, SIGKILL) }
}
