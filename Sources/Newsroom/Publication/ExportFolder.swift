import Glibc
import SystemCalls

/// What exports do with a folder.
enum ExportFolder {
  /// - Throws: ``Failure`` with the name of the new place.
  static func move(_ path: String, to place: String) throws(Failure) {
    guard rename(path, place) == 0 else {
      let reason = SystemCall.reason(of: errno)
      throw Failure(.failed, "cannot write the export to \(place): \(reason)")
    }
  }

  /// Removes a file.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  static func remove(_ path: String) -> Bool { unlink(path) == 0 }
}
