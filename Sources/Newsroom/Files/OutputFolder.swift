import Glibc
import SystemCalls

/// A folder into which files are written.
package enum OutputFolder {
  /// Creates the folder, unless it exists. The folder above it must exist.
  ///
  /// - Returns: Whether there was none.
  /// - Throws: ``Failure`` if it cannot be created, or if something else has its name.
  @discardableResult
  package static func create(_ path: String) throws(Failure) -> Bool {
    guard mkdir(path, 0o777) != 0 else { return true }
    let code = errno
    var standing = stat()
    guard code == EEXIST, stat(path, &standing) == 0 else { throw failure(path, code) }
    guard standing.st_mode & S_IFMT == S_IFDIR else { throw failure(path, ENOTDIR) }
    return false
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    Failure(.failed, "cannot create the folder \(path): \(SystemCall.reason(of: code))")
  }
}
