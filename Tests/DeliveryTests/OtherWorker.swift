import Foundation
import Glibc
import Testing

/// Another worker that is writing the file of an article. It has the lock.
struct OtherWorker {
  private let file: String
  private let lock: String
  /// How the lock's path ends, whatever links lead to it.
  private let suffix: String
  private let descriptor: Int32

  init(_ root: String, _ directory: String, _ name: String) throws {
    let folder = "\(root)/\(directory)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    suffix = "/\((root as NSString).lastPathComponent)/\(directory)/.\(name).lock"
    (file, lock) = ("\(folder)/\(name)", "\(folder)/.\(name).lock")
    descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
  }

  /// Waits until a write in this process has the lock file open too, or has written the file.
  func waitUntilAwaited() async throws {
    while !FileManager.default.fileExists(atPath: file), holders < 2 {
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  private var holders: Int {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    let targets = names.map { try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
    return targets.count { $0?.hasSuffix(suffix) == true }
  }

  func write(_ text: String) throws {
    try text.write(toFile: file, atomically: false, encoding: .utf8)
  }

  func contents() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  /// Gives the lock back.
  func end() {
    unlink(lock)
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
