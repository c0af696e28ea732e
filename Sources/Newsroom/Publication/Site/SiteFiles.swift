import Foundation
import Glibc
import SystemCalls

/// Files and folders of a site. Everybody may read them, whatever the umask is, because a web server
/// runs as somebody else.
enum SiteFiles {
  /// Who may read a file and its folder.
  enum Access {
    case everybody
    case owner
  }

  /// Creates a file with its folders. It must not exist. It may not be on the disk yet.
  ///
  /// - Throws: ``Failure`` with its path.
  static func create(
    _ path: String, _ bytes: [UInt8], for access: Access = .everybody
  ) throws(Failure) {
    let mode: mode_t = access == .everybody ? 0o644 : 0o600
    if SystemCall.createFile(path, bytes, mode: mode, isExact: true) { return }
    guard errno == ENOENT else { throw failure("write", path) }
    try createFolder(parent(of: path), for: access)
    guard SystemCall.createFile(path, bytes, mode: mode, isExact: true) else {
      throw failure("write", path)
    }
  }

  /// Creates a folder and those above it, if they do not exist.
  static func createFolder(_ path: String, for access: Access = .everybody) throws(Failure) {
    if mkdir(path, 0o700) != 0 {
      if errno == EEXIST { return }
      guard errno == ENOENT, path.contains("/") else { throw failure("create", path) }
      try createFolder(parent(of: path), for: access)
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("create", path) }
    }
    guard access == .owner || chmod(path, 0o755) == 0 else { throw failure("create", path) }
  }

  /// Writes the names in a folder to the disk.
  static func synchronise(_ folder: String) throws(Failure) {
    guard SystemCall.synchronise(folder) else { throw failure("write", folder) }
  }

  /// Writes everything below a folder to the disk, and what else is in its file system. Even for a few
  /// files, this is faster than one after the other.
  static func synchroniseAll(of folder: String) throws(Failure) {
    guard SystemCall.synchroniseFileSystem(of: folder) else { throw failure("write", folder) }
  }

  /// Nil if there is no such file.
  static func read(_ path: String) throws(Failure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("read", path)
    }
    defer { close(descriptor) }
    guard let bytes = SystemCall.readAll(from: descriptor) else { throw failure("read", path) }
    return bytes
  }

  /// Removes a file, and its folders below `root` that are empty then. Does nothing without the file.
  static func remove(_ file: String, below root: String) throws(Failure) {
    guard unlink("\(root)/\(file)") == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw failure("remove", "\(root)/\(file)")
    }
    removeEmptyFolders(of: file, below: root)
  }

  /// Removes the folders of a file below `root` that are empty.
  static func removeEmptyFolders(of file: String, below root: String) {
    var folder = file
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if rmdir("\(root)/\(folder)") != 0 { break }
    }
  }

  /// Removes a folder with everything in it, and no file to which a link in it leads.
  static func removeFolder(_ path: String) throws(Failure) {
    guard access(path, F_OK) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Failure(.failed, "cannot remove \(path): \(SystemCall.reason(of: error))")
    }
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// - Parameter action: A verb for `errno`.
  static func failure(_ action: String, _ path: String) -> Failure {
    let code = errno
    let reason = SystemCall.reason(of: code)
    return Failure(.failed, "cannot \(action) \(path): \(reason)")
  }
}
