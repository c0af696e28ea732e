import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// The directory with all files of one private server.
struct Home: Equatable, Sendable {
  /// Absolute.
  let path: String

  init(_ path: String) { self.path = Self.absolute(path) }

  /// A path from the root, without a slash at the end.
  static func absolute(_ path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return trimmed.hasPrefix("/")
      ? trimmed : "\(FileManager.default.currentDirectoryPath)/\(trimmed)"
  }

  var data: String { "\(path)/data" }
  /// The data directory while it is being initialised.
  var unfinishedData: String { "\(path)/data.initialising" }
  var run: String { "\(path)/run" }
  var log: String { "\(path)/server.log" }
  var lock: String { "\(path)/lock" }
  /// The file that names the folder of the archive, if there is one.
  var archive: String { "\(path)/archive" }
  /// The home in which a data directory is restored or upgraded before it is used.
  var draft: String { "\(path)/draft" }
  /// The lock for making a draft.
  var draftLock: String { "\(path)/draft.lock" }

  /// Creates the home for the server's user and closes it to others.
  ///
  /// An existing directory is used if it is empty or already a home. Any other is left unchanged.
  func prepare(for user: ServerUser) throws(EmbeddedServerError) {
    let parent = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    try user.mustReach(parent)
    try Self.makeParents(parent)
    if mkdir(path, 0o700) != 0 {
      guard errno == EEXIST else { throw .system(errno, doing: "create", path: path) }
      guard try isEmptyOrHome() else { throw .homeNotEmpty(path: path) }
    }
    if user.isAnother, chown(path, user.id, user.group) != 0 {
      throw .system(errno, doing: "give \(user.name)", path: path)
    }
    guard chmod(path, 0o700) == 0 else { throw .system(errno, doing: "close", path: path) }
  }

  static func makeParents(_ parent: String) throws(EmbeddedServerError) {
    var directory = ""
    for component in parent.split(separator: "/") {
      directory += "/\(component)"
      guard mkdir(directory, 0o755) == 0 || errno == EEXIST || access(directory, F_OK) == 0 else {
        throw .system(errno, doing: "create", path: directory)
      }
    }
  }

  /// Removes a folder in the home with everything in it, if it exists. Call it with the rights of the
  /// server's user.
  func removeFolder(_ path: String) throws(EmbeddedServerError) {
    guard access(path, F_OK) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .systemCallFailed(doing: "remove", path: path, reason: SystemCall.reason(of: error))
    }
  }

  private func isEmptyOrHome() throws(EmbeddedServerError) -> Bool {
    guard let directory = opendir(path) else { throw .system(errno, doing: "read", path: path) }
    defer { closedir(directory) }
    var names: Set<String> = []
    while let entry = readdir(directory) {
      names.insert(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    // A new file system contains lost+found, and a person may have written settings.
    return names.subtracting([".", "..", "lost+found", "config"]).isEmpty || names.contains("lock")
  }

  /// The identity that `initdb` gave a data directory, and that its copies share; nil if it cannot be
  /// read. It is the first number in PostgreSQL's control file.
  static func system(ofData path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: "\(path)/global/pg_control"),
      let bytes = try? file.read(upToCount: 8), bytes.count == 8
    else { return nil }
    return String(bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
  }

  /// The major version of the data; nil when there is none yet.
  func dataVersion() throws(EmbeddedServerError) -> Int? {
    guard access(path, F_OK) == 0 else {
      guard errno == ENOENT else { throw .system(errno, doing: "read", path: path) }
      return nil
    }
    guard access(path, R_OK | X_OK) == 0 else { throw .system(errno, doing: "read", path: path) }
    guard access(data, F_OK) == 0 else { return nil }
    guard
      let text = try? String(contentsOfFile: "\(data)/PG_VERSION", encoding: .utf8),
      let major = Int(text.prefix(while: \.isNumber))
    else { throw .notADataDirectory(path: data) }
    return major
  }
}
