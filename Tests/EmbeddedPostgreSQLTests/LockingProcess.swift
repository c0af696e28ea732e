import Foundation
import TestSupport
import Testing

/// Another process that holds an exclusive lock on a file from `init` to `end`.
final class LockingProcess {
  private let process: ChildProcess
  private let channel: FileHandle

  init(path: String) throws {
    let channel = try Channel()
    process = try ChildProcess(
      "/usr/bin/flock", [path, "sh", "-c", "echo locked >&0; read line"],
      inheriting: channel.theirs.fileDescriptor)
    try channel.theirs.close()
    self.channel = channel.ours
    try #require(channel.ours.availableData.starts(with: Data("locked".utf8)))
  }

  func end() {
    try? channel.close()
    process.waitForExit()
  }
}
