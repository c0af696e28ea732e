import Glibc
import SystemCalls

/// An open file or standard input, with its name in errors.
struct NamedInput {
  let descriptor: Int32
  let name: String

  static let standardInput = NamedInput(descriptor: STDIN_FILENO, name: "standard input")

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// - Parameter path: The argument.
  init(opening path: String) throws(InputError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    name = path
    guard descriptor >= 0 else { throw unreadable(errno) }
  }

  /// - Parameter argument: A path, or `-` for standard input.
  init(argument: String) throws(InputError) {
    self = argument == "-" ? .standardInput : try NamedInput(opening: argument)
  }

  /// Closes a file, but not standard input.
  func close() { if descriptor != STDIN_FILENO { Glibc.close(descriptor) } }

  /// Waits for the next bytes and writes them to the beginning of `chunk`.
  ///
  /// - Returns: The number of bytes; 0 at the end.
  func read(into chunk: inout [UInt8], atMost limit: Int = .max) throws(InputError) -> Int {
    let length = min(limit, chunk.count)
    let count = SystemCall.retrying { Glibc.read(descriptor, &chunk, length) }
    guard count >= 0 else { throw unreadable(errno) }
    return count
  }

  func unreadable(_ code: Int32) -> InputError {
    switch code {
    case ENOENT, ENOTDIR: InputError("there is no file \(name)")
    case EISDIR: InputError("\(name) is a directory; name a file")
    default: InputError("\(name) cannot be read: \(String(cString: strerror(code)))")
    }
  }
}
