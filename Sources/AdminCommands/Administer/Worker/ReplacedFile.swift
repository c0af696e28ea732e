import Glibc
import Newsroom
import SystemCalls

/// A file that a worker replaces and that other programs may read at any time, such as metrics for the
/// textfile collector of Prometheus' node exporter.
struct ReplacedFile: Sendable {
  let path: String
  /// The name of its content in errors, such as "the metrics".
  let content: String
  /// The option that names it.
  let option: String

  /// Replaces the content atomically: a reader gets either the former text or the new one.
  ///
  /// - Throws: ``Failure`` with the name of the file.
  func write(_ text: String) throws(Failure) {
    // A rename would also replace a device.
    var standing = stat()
    guard stat(path, &standing) != 0 || standing.st_mode & S_IFMT == S_IFREG else {
      throw error("it is not a regular file")
    }
    let draft = "\(path).\(UInt32.random(in: 0 ... .max))"
    // The umask decides who may read it.
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw error(errno) }
    do throws(Failure) {
      try fill(descriptor, with: text)
      guard rename(draft, path) == 0 else { throw error(errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Writes the text and closes the file, because some disks report that they are full only then.
  private func fill(_ descriptor: Int32, with text: String) throws(Failure) {
    var code = SystemCall.writeAll(Array(text.utf8), to: descriptor) ? 0 : errno
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw error(code) }
  }

  private func error(_ code: Int32) -> Failure {
    error(strerror(code).map { String(cString: $0) } ?? "error \(code)")
  }

  private func error(_ reason: String) -> Failure {
    Failure(
      .failed,
      "cannot write \(content) to \(path): \(reason); "
        + "\(option) names a file in a directory that this user may write to")
  }
}
