import Glibc
import SystemCalls

/// An exclusive `flock(2)` on a file that exists as long as somebody has or awaits the lock.
struct NameLock {
  private let name: String
  private let directory: Int32
  private let file: Int32

  /// Blocks the caller's thread until nobody else has the lock.
  ///
  /// - Parameter directory: A descriptor, which must stay open until ``end()``.
  /// - Returns: Nil if the file cannot be locked; then `errno` says why.
  init?(_ name: String, in directory: Int32) {
    (self.name, self.directory) = (name, directory)
    while true {
      // On NFS, only a file that can be written can be locked.
      let file = openat(directory, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard file >= 0 else { return nil }
      guard SystemCall.retrying({ flock(file, LOCK_EX) }) == 0 else {
        let code = errno
        close(file)
        errno = code
        return nil
      }
      // The one who had the lock before has removed the file.
      if Self.isNamed(file, name, in: directory) {
        self.file = file
        return
      }
      SystemCall.unlock(file)
    }
  }

  /// Removes the file and gives the lock back. Call it once.
  func end() {
    unlinkat(directory, name, 0)
    SystemCall.unlock(file)
  }

  private static func isNamed(_ file: Int32, _ name: String, in directory: Int32) -> Bool {
    var (own, named) = (stat(), stat())
    return fstat(file, &own) == 0
      && fstatat(directory, name, &named, AT_SYMLINK_NOFOLLOW) == 0
      && own.st_dev == named.st_dev && own.st_ino == named.st_ino
  }
}
