import Glibc

/// The space of a file system.
package struct DiskSpace: Hashable, Sendable {
  /// A directory in it.
  package let path: String
  /// Free for the server's user, in bytes.
  package let free: Int
  /// In bytes.
  package let total: Int

  package init(path: String, free: Int, total: Int) {
    (self.path, self.free, self.total) = (path, free, total)
  }

  /// Nil if the directory cannot be examined.
  init?(at path: String) {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    self.path = path
    free = Int(status.f_bavail) * Int(status.f_frsize)
    total = Int(status.f_blocks) * Int(status.f_frsize)
  }

  /// From 0 to 1.
  package var freeShare: Double { total > 0 ? Double(free) / Double(total) : 1 }
}
