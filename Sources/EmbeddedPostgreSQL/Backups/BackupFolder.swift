import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A folder of backups of private servers. Each backup is a folder in it: the copy of the data
/// directory, and files that describe it. Only the user who runs the server has access.
///
/// A backup gets its name when it is complete, in one step. Before, and while it is being removed,
/// its name begins with a full stop, and it does not count.
package struct BackupFolder: Sendable {
  /// Absolute.
  package let path: String
  let user: ServerUser

  /// The name of the copy of the data directory in a backup.
  static let data = "data"
  private static let lockName = "backups.lock"
  static let draftMark = ".draft-"
  private static let removedMark = ".removed-"
  /// The program that copies. It works in the folder of the draft.
  static let copier = "pg_basebackup"

  /// An existing folder. Its owner reads it.
  package init(existing path: String) throws {
    self.path = Home.absolute(path)
    user = try ServerUser.owning(home: self.path)
    guard access(self.path, F_OK) == 0 else { throw BackupError.folderMissing(path: self.path) }
    try requireAccess()
  }

  /// A folder for backups of a server, which is created if there is none.
  package init(_ path: String, for server: EmbeddedServer) throws {
    self.path = Home.absolute(path)
    user = try ServerUser.owning(home: server.homeDirectory)
    let data = server.dataDirectory
    guard self.path != data, !self.path.hasPrefix("\(data)/") else {
      throw BackupError.insideData(path: self.path)
    }
    if access(self.path, F_OK) == 0 {
      let names = try allNames().filter { !Self.isOwn($0) }
      guard names.isEmpty else { throw BackupError.otherFiles(path: self.path) }
    }
    try user.makeFolder(self.path)
  }

  /// The names of the complete backups, oldest first.
  package func names() throws -> [String] {
    try allNames().filter { Self.isName($0) }.sorted()
  }

  /// The copy of the data directory in a backup.
  func data(of name: String) -> String { "\(path)/\(name)/\(Self.data)" }

  /// The bytes of a file of a backup.
  package func read(_ file: String, of name: String) throws -> [UInt8] {
    try user.readFile("\(path)/\(name)/\(file)")
  }

  /// Removes a backup. From the first step on, it does not count.
  package func remove(_ name: String, holding lock: FileLock) throws {
    let removed = "\(path)/\(Self.removedMark)\(name)"
    try user.rename("\(path)/\(name)", to: removed)
    try user.removeFolder(removed)
  }

  /// Removes what is left of backups that were killed, and of interrupted removals. A part of
  /// `pg_basebackup` can still run: its second process does not notice the end of the first.
  package func clear(holding lock: FileLock) throws {
    for name in try allNames()
    where name.hasPrefix(Self.draftMark) || name.hasPrefix(Self.removedMark) {
      let draft = "\(path)/\(name)"
      for process in ServerProcesses(of: Self.copier, in: draft).all { kill(process, SIGKILL) }
      try user.removeFolder(draft)
    }
  }

  /// The lock for changing the folder.
  package func lock() throws -> FileLock {
    guard let lock = try user.lock("\(path)/\(Self.lockName)") else {
      throw BackupError.busy(folder: path)
    }
    return lock
  }

  /// The lock for reading backups that nobody may remove meanwhile; nil if nobody can change the folder
  /// anyway, because it is a copy without the file of the lock.
  package func readingLock() throws -> FileLock? {
    let file = "\(path)/\(Self.lockName)"
    guard access(file, F_OK) == 0 else { return nil }
    guard let lock = try user.lock(file, isShared: true) else {
      throw BackupError.busy(folder: path)
    }
    return lock
  }

  /// A copy of the backups can belong to somebody else. `pg_verifybackup` would take them for damaged.
  private func requireAccess() throws {
    guard try user.mayOpen([path]),
      try user.mayOpen(
        names().flatMap { ["\(path)/\($0)", data(of: $0), "\(data(of: $0))/PG_VERSION"] }
          + ["\(path)/\(Self.lockName)"])
    else { throw BackupError.closedBackups(path: path, user: user.name) }
  }

  private func allNames() throws -> [String] {
    try user.touching {
      var names: [String] = []
      guard SystemCall.forEachName(in: path, { names.append($0) }) else {
        throw BackupError.system(errno, doing: "read", path: path, user: user)
      }
      return names
    }
  }

  private static func isOwn(_ name: String) -> Bool {
    name == lockName || isName(name) || name.hasPrefix(draftMark) || name.hasPrefix(removedMark)
      || name == "lost+found"
  }

  /// Whether it is the name of a backup: `20261130T192000.123Z`, the time at which it began.
  package static func isName(_ name: String) -> Bool {
    name.wholeMatch(of: /[0-9]{8}T[0-9]{6}\.[0-9]{3}Z/) != nil
  }
}
