import Foundation
import Glibc
import SystemCalls
import Testing

@testable import EmbeddedPostgreSQL

/// A small file system in memory.
struct SmallDisk {
  private let path: String
  private var filling: String { "\(path)/filling" }

  init(at path: String, megabytes: Int) throws {
    self.path = path
    try #require(mkdir(path, 0o755) == 0)
    let arguments = ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path]
    let outcome = try Subprocess(path: "/bin/mount", arguments: arguments).run()
    try #require(outcome.status == 0, "\(outcome.output)")
  }

  func fill() throws {
    let arguments = ["if=/dev/zero", "of=\(filling)", "bs=4k"]
    #expect(try Subprocess(path: "/bin/dd", arguments: arguments).run().status != 0)
  }

  func free() throws { try FileManager.default.removeItem(atPath: filling) }

  func unmount() {
    _ = try? Subprocess(path: "/bin/umount", arguments: ["-l", path]).run()
  }
}
