import Foundation
import Testing

/// Another process that holds an exclusive lock on a file from `init` to `end`.
final class LockingProcess {
  private let process = Process()
  private let input = Pipe()

  init(path: String) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    process.arguments = [path, "sh", "-c", "echo locked; read line"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try #require(output.fileHandleForReading.availableData.starts(with: Data("locked".utf8)))
  }

  func end() {
    try? input.fileHandleForWriting.close()
  }
}
