import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// What this user does with files of backups, with the errors of backups.
extension ServerUser {
  /// Runs `body` with this user's rights to files.
  func touching<Result>(_ body: () throws -> Result) throws -> Result {
    try touchingFiles(orThrow: { error -> any Error in EmbeddedServerError(error) }, body)
  }

  /// Creates a folder that only this user can use, if there is none. Its parents are created for
  /// everybody.
  func makeFolder(_ path: String) throws {
    let parent = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    do throws(EmbeddedServerError) {
      try mustReach(parent)
      try Home.makeParents(parent)
    } catch {
      switch error {
      case .homeClosedToServerUser(let path, _), .notPermitted(let path):
        throw BackupError.notPermitted(path: path, user: name)
      default: throw error
      }
    }
    if mkdir(path, 0o700) == 0 {
      guard !isAnother || chown(path, id, group) == 0 else {
        throw BackupError.system(errno, doing: "give \(name)", path: path, user: self)
      }
      return
    }
    guard errno == EEXIST else {
      throw BackupError.system(errno, doing: "create", path: path, user: self)
    }
    try takeOver(path)
  }

  /// Closes an existing folder to others. Root gives an empty one to this user.
  private func takeOver(_ path: String) throws {
    let isEmpty: Bool
    do {
      isEmpty = try FileManager.default.contentsOfDirectory(atPath: path).isEmpty
    } catch {
      throw BackupError.systemCallFailed(
        doing: "read", path: path, reason: SystemCall.reason(of: error))
    }
    if isAnother, isEmpty, chown(path, id, group) != 0 {
      throw BackupError.system(errno, doing: "give \(name)", path: path, user: self)
    }
    try touching {
      guard access(path, F_OK) == 0, chmod(path, 0o700) == 0 else {
        throw BackupError.system(errno, doing: "close", path: path, user: self)
      }
    }
  }

  /// Creates a file that only this user can read, and writes it to the disk.
  func createFile(_ path: String, _ bytes: [UInt8]) throws {
    try touching {
      guard SystemCall.createFile(path, bytes, mode: 0o600), SystemCall.synchronise(path) else {
        throw BackupError.system(errno, doing: "write", path: path, user: self)
      }
    }
  }

  /// Whether this user has the right to read all these files and folders, as far as they exist.
  func mayOpen(_ paths: [String]) throws -> Bool {
    try touching {
      for path in paths {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0, errno == EACCES || errno == EPERM { return false }
        if descriptor >= 0 { close(descriptor) }
      }
      return true
    }
  }

  /// The bytes of a file.
  func readFile(_ path: String) throws -> [UInt8] {
    try touching {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else {
        throw BackupError.system(errno, doing: "read", path: path, user: self)
      }
      defer { close(descriptor) }
      guard let bytes = SystemCall.readAll(from: descriptor) else {
        throw BackupError.system(errno, doing: "read", path: path, user: self)
      }
      return bytes
    }
  }

  /// Gives a file or folder another name, and writes the names to the disk.
  func rename(_ path: String, to new: String) throws {
    try touching {
      guard Glibc.rename(path, new) == 0,
        SystemCall.synchronise(String(new[..<(new.lastIndex(of: "/") ?? new.startIndex)]))
      else { throw BackupError.system(errno, doing: "rename", path: path, user: self) }
    }
  }

  /// Removes a folder with everything in it, if it exists.
  func removeFolder(_ path: String) throws {
    try touching {
      guard access(path, F_OK) == 0 else { return }
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw BackupError.systemCallFailed(
          doing: "remove", path: path, reason: SystemCall.reason(of: error))
      }
    }
  }

  /// The size of all files in a folder, in bytes.
  func size(of folder: String) throws -> Int {
    try touching {
      var total = 0
      let files = FileManager.default.enumerator(atPath: folder)
      while let file = files?.nextObject() as? String {
        var information = stat()
        guard lstat("\(folder)/\(file)", &information) == 0,
          information.st_mode & S_IFMT == S_IFREG
        else { continue }
        total += Int(information.st_size)
      }
      return total
    }
  }

  /// A lock on a file, which the system releases when the last descriptor is closed.
  ///
  /// - Returns: Nil if another process has the lock.
  func lock(_ path: String, isShared: Bool = false) throws -> FileLock? {
    let descriptor = try touching {
      let flags = isShared ? O_RDONLY : O_RDWR | O_CREAT
      let descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else {
        throw BackupError.system(errno, doing: "open", path: path, user: self)
      }
      return descriptor
    }
    let lock = FileLock(descriptor)
    let kind = isShared ? LOCK_SH : LOCK_EX
    guard SystemCall.retrying({ flock(descriptor, kind | LOCK_NB) }) == 0 else {
      guard errno == EWOULDBLOCK else {
        throw BackupError.system(errno, doing: "lock", path: path, user: self)
      }
      return nil
    }
    return lock
  }
}

/// An `flock(2)`, which ends with the object.
package final class FileLock: Sendable {
  let descriptor: Int32

  fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }
}
