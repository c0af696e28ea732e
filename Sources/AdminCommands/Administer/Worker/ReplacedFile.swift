import Glibc
import Newsroom
import SystemCalls

/// A file that a worker leaves for others to read at any moment, such as metrics for the textfile
/// collector of Prometheus' node exporter.
struct ReplacedFile: Sendable {
  let path: String
  /// What is kept in it, as "the metrics".
  let content: String
  /// By which it was named.
  let option: String

  /// Puts the text in the place of the former one, in one step: whoever reads at this moment has all
  /// of the one or all of the other.
  ///
  /// - Throws: ``Failure`` that names the file.
  func write(_ text: String) throws(Failure) {
    // A rename would put a file in the place of a device too.
    var standing = stat()
    guard stat(path, &standing) != 0 || standing.st_mode & S_IFMT == S_IFREG else {
      throw error("it is no regular file")
    }
    let draft = "\(path).\(UInt32.random(in: 0 ... .max))"
    // Whom it is open to is the umask's to say.
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

  /// Closes the file too: what a full disk takes from it may show only then.
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
