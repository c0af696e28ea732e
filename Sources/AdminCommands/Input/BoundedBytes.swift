import Glibc

/// Reads bytes that somebody else provides, and never more of them than a limit.
struct BoundedBytes {
  let limit: Int
  /// What to do about a file that is larger.
  var advice = "shorten it, or raise \(ManuscriptSource.limitVariable)"

  /// A file's bytes. What is longer than the limit is refused before it is read, or, where it has no
  /// length, as a pipe, when the limit is passed.
  func file(at path: String) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw Self.unreadable(path, EISDIR)
    case S_IFREG where Int(status.st_size) > limit: throw tooLarge(path)
    default: return try read(descriptor, name: path)
    }
  }

  func standardInput() throws(InputError) -> [UInt8] {
    try read(STDIN_FILENO, name: "standard input")
  }

  private func read(_ descriptor: Int32, name: String) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.unreadable(name, errno)
      }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw tooLarge(name) }
    }
  }

  private func tooLarge(_ name: String) -> InputError {
    InputError("\(name) is larger than the limit of \(limit) bytes; \(advice)")
  }

  static func unreadable(_ name: String, _ code: Int32) -> InputError {
    switch code {
    case ENOENT, ENOTDIR: InputError("there is no file \(name)")
    case EISDIR: InputError("\(name) is a directory; name a file")
    default: InputError("\(name) cannot be read: \(String(cString: strerror(code)))")
    }
  }
}
