import Glibc
import SystemCalls

/// An open file or standard input, with its name in errors.
package struct NamedInput {
  package let descriptor: Int32
  package let name: String

  package static let standardInput = NamedInput(descriptor: STDIN_FILENO, name: "standard input")

  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// - Throws: ``Failure`` if there is no such file, or if it cannot be read.
  package init(opening path: String) throws(Failure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    name = path
    guard descriptor >= 0 else { throw unreadable(errno) }
    var standing = stat()
    guard fstat(descriptor, &standing) != 0 || standing.st_mode & S_IFMT != S_IFDIR else {
      Glibc.close(descriptor)
      throw unreadable(EISDIR)
    }
  }

  /// - Parameter path: The file, or `-` for standard input.
  package init(openingOrStandardInput path: String) throws(Failure) {
    self = path == "-" ? .standardInput : try NamedInput(opening: path)
  }

  /// Closes a file, but not standard input.
  package func close() { if descriptor != STDIN_FILENO { Glibc.close(descriptor) } }

  /// Waits for the next bytes and writes them to the beginning of `chunk`.
  ///
  /// - Returns: The number of bytes; 0 at the end.
  package func read(into chunk: inout [UInt8], atMost limit: Int = .max) throws(Failure) -> Int {
    let length = min(limit, chunk.count)
    let count = SystemCall.retrying { Glibc.read(descriptor, &chunk, length) }
    guard count >= 0 else { throw unreadable(errno) }
    return count
  }

  func unreadable(_ code: Int32) -> Failure {
    switch code {
    case ENOENT, ENOTDIR: Failure(.invalid, "there is no file \(name)")
    case EBADF: Failure(.invalid, "\(name) is closed")
    case EISDIR: Failure(.invalid, "\(name) is a directory; name a file")
    default: Failure(.invalid, "\(name) cannot be read: \(SystemCall.reason(of: code))")
    }
  }
}
