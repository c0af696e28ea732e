import Glibc
import SystemCalls

/// What exports do with a folder.
enum ExportFolder {
  /// Creates the folder, unless it exists.
  ///
  /// - Throws: ``Failure`` if it cannot be created, or if something else has its name.
  static func create(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) != 0 else { return }
    let code = errno
    var standing = stat()
    guard code == EEXIST, stat(path, &standing) == 0 else { throw failure(path, code) }
    guard standing.st_mode & S_IFMT == S_IFDIR else { throw failure(path, ENOTDIR) }
  }

  /// - Throws: ``Failure`` with the name of the new place.
  static func move(_ path: String, to place: String) throws(Failure) {
    guard rename(path, place) == 0 else { throw failure(place, errno) }
  }

  /// Removes a file.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  static func remove(_ path: String) -> Bool { unlink(path) == 0 }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let reason = SystemCall.reason(of: code)
    return Failure(.failed, "cannot write the export to \(path): \(reason)")
  }
}
