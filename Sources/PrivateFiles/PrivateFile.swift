import Glibc
import SystemCalls

/// A file with a secret, which only its owner may read. Its mode is 0600, regardless of the umask.
///
/// ```swift
/// try PrivateFile.create(at: "\(home)/seal.key", contents: key)
/// let key = try PrivateFile.read(at: "\(home)/seal.key")
/// ```
package enum PrivateFile {
  /// The mode bits that must not be set: everything except reading and writing by the owner.
  private static let tooMuch: mode_t = 0o7177

  /// Creates the file atomically. It survives a power failure.
  ///
  /// - Throws: ``PrivateFileError/exists(path:)`` when the path exists, even as a broken link.
  package static func create(at path: String, contents: [UInt8]) throws(PrivateFileError) {
    // The file gets its name when it is complete. `link` never replaces a file.
    let draft = "\(path).\(UInt64.random(in: 0 ... .max))"
    defer { unlink(draft) }
    try write(contents, to: draft, named: path)
    guard link(draft, path) == 0 else {
      guard errno == EEXIST else { throw .system(errno, doing: "create", path: path) }
      throw .exists(path: path)
    }
    try synchroniseDirectory(of: path)
  }

  /// Reads the file.
  ///
  /// - Parameter limit: In bytes.
  /// - Throws: ``PrivateFileError`` when the file is a link, belongs to somebody else, is open to
  ///   others or is larger than `limit`.
  package static func read(
    at path: String, limit: Int = 65_536
  ) throws(PrivateFileError) -> [UInt8] {
    // O_NONBLOCK: if it is a pipe, do not wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(path: path)
      case ELOOP: throw .notAFile(path: path)
      default: throw .system(errno, doing: "read", path: path)
      }
    }
    defer { close(descriptor) }
    // Check the open file, because somebody could replace the file at the path.
    try check(descriptor, path: path)
    guard let bytes = SystemCall.readAll(from: descriptor, limit: limit) else {
      throw .system(errno, doing: "read", path: path)
    }
    guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    return bytes
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

  private static func write(
    _ contents: [UInt8], to draft: String, named path: String
  ) throws(PrivateFileError) {
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(errno, doing: "create", path: path) }
    defer { close(descriptor) }
    // The umask may have removed rights of the owner; restore them.
    guard fchmod(descriptor, 0o600) == 0 else { throw .system(errno, doing: "close", path: path) }
    guard SystemCall.writeAll(contents, to: descriptor), fsync(descriptor) == 0 else {
      throw .system(errno, doing: "write", path: path)
    }
  }

  private static func synchroniseDirectory(of path: String) throws(PrivateFileError) {
    let end = path.lastIndex(of: "/")
    let directory = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard SystemCall.synchronise(directory) else {
      throw .system(errno, doing: "write", path: directory)
    }
  }
}
