import Foundation
import Glibc
import SystemCalls
import Testing

/// A small file system in memory.
package struct SmallDisk {
  package let path: String
  private var filling: String { "\(path)/filling" }

  /// - Parameter path: Must not exist.
  package init(at path: String, megabytes: Int) throws {
    self.path = path
    try #require(mkdir(path, 0o755) == 0)
    try Mounting.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path])
  }

  /// Leaves no space.
  package func fill() throws {
    let arguments = ["if=/dev/zero", "of=\(filling)", "bs=4k"]
    #expect(try Subprocess(path: "/bin/dd", arguments: arguments).execute().status != 0)
  }

  /// Takes space away from the end of the filling, or gives all of it back.
  ///
  /// - Parameter kilobytes: The space that there is then; nil for all.
  package func free(kilobytes: Int? = nil) throws {
    guard let kilobytes else { return try FileManager.default.removeItem(atPath: filling) }
    let filled = try FileManager.default.attributesOfItem(atPath: filling)[.size] as? Int ?? 0
    try #require(truncate(filling, filled - kilobytes << 10) == 0)
  }

  package func unmount() { Mounting.unmount(path) }
}
