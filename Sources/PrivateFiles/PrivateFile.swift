import Glibc

/// A file with a secret, which its owner alone may read: mode 0600, whatever the umask.
///
/// ```swift
/// try PrivateFile.create(at: "\(home)/seal.key", contents: key)
/// let key = try PrivateFile.read(at: "\(home)/seal.key")
/// ```
package enum PrivateFile {
  /// The bits that a mode may not have: more than reading and writing by the owner.
  private static let tooMuch: mode_t = 0o7177

  /// Makes the file. It is there whole or not at all, and stays after a power failure.
  ///
  /// - Throws: ``PrivateFileError/exists(path:)`` where anything has that name already, a link to
  ///   nowhere too.
  package static func create(at path: String, contents: [UInt8]) throws(PrivateFileError) {
    // Under its own name only once it is whole; `link` never replaces what is there.
    let draft = "\(path).\(UInt64.random(in: 0 ... .max))"
    defer { unlink(draft) }
    try write(contents, to: draft, named: path)
    guard link(draft, path) == 0 else {
      guard errno == EEXIST else { throw .system(errno, doing: "make", path: path) }
      throw .exists(path: path)
    }
    try synchroniseDirectory(of: path)
  }

  /// What the file holds.
  ///
  /// - Parameter limit: In bytes.
  /// - Throws: Where it is a link, nobody's own, open to others, or larger than `limit`, it is not
  ///   read.
  package static func read(
    at path: String, limit: Int = 65_536
  ) throws(PrivateFileError) -> [UInt8] {
    // Without waiting for a writer, should it be a pipe.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(path: path)
      case ELOOP: throw .notAFile(path: path)
      default: throw .system(errno, doing: "read", path: path)
      }
    }
    defer { close(descriptor) }
    // Asked of what is open, so that nobody can put another in its place meanwhile.
    try check(descriptor, path: path)
    return try readAll(descriptor, path: path, limit: limit)
  }

  private static func check(_ descriptor: Int32, path: String) throws(PrivateFileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno, doing: "read", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard status.st_uid == geteuid() else { throw .notYours(path: path) }
    guard status.st_mode & tooMuch == 0 else {
      throw .tooOpen(path: path, mode: status.st_mode & 0o7777)
    }
  }

  private static func readAll(
    _ descriptor: Int32, path: String, limit: Int
  ) throws(PrivateFileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno, doing: "read", path: path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  private static func write(
    _ contents: [UInt8], to draft: String, named path: String
  ) throws(PrivateFileError) {
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(errno, doing: "make", path: path) }
    defer { close(descriptor) }
    // A umask can only have taken rights away; the owner's own are given back.
    guard fchmod(descriptor, 0o600) == 0 else { throw .system(errno, doing: "close", path: path) }
    var rest = contents[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno, doing: "write", path: path) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw .system(errno, doing: "write", path: path) }
  }

  private static func synchroniseDirectory(of path: String) throws(PrivateFileError) {
    let end = path.lastIndex(of: "/")
    let directory = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno, doing: "read", path: directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(errno, doing: "write", path: directory) }
  }
}
