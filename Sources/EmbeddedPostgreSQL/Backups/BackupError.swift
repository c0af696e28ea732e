import Glibc
import PrivateServers
import SystemCalls

/// Why a private server cannot be backed up, archived, restored or upgraded. The description is one
/// line that says what is wrong and what to do.
package enum BackupError: Error, Hashable, Sendable {
  /// A program that belongs to PostgreSQL is not installed with the server.
  case programMissing(name: String, directory: String, major: Int)
  /// This major version of PostgreSQL makes no incremental backups.
  case noIncremental(major: Int)
  /// The folder has no backup of this server on which an incremental one could be based.
  case nothingToBuildOn(folder: String)
  /// `reason` comes from a program of PostgreSQL. `doing` is a noun: "the backup".
  case failed(doing: String, reason: String)
  /// The files of a backup differ from what was written.
  case damaged(backup: String, reason: String)
  /// Another process writes to the folder, or removes backups from it.
  case busy(folder: String)
  case folderMissing(path: String)
  /// The folder contains files that do not belong there.
  case otherFiles(path: String)
  /// The folder is inside the data directory, which is what is copied.
  case insideData(path: String)
  case notPermitted(path: String, user: String)
  /// The folder of backups, or something in it, belongs to another user.
  case closedBackups(path: String, user: String)
  case diskFull(path: String)
  /// The archive has files of another server.
  case foreignArchive(path: String)
  /// A file in the archive belongs to a history that is not in the past of this server.
  case otherHistory(path: String, file: String)
  /// The folder was never used as an archive.
  case noArchive(path: String)
  /// The home has a newsroom already.
  case homeInUse(home: String)
  /// Another process restores or upgrades in this home.
  case draftLocked(home: String)
  /// The backup was made after the time to which a later restore went back.
  case leftHistory
  /// The write-ahead log ends before the wanted time.
  case targetNotReached(time: String)
  /// Any other error of the operating system.
  case systemCallFailed(doing: String, path: String, reason: String)

  /// The error for a value of `errno`.
  /// - Parameter doing: The verb for what failed: "write".
  static func system(
    _ code: Int32, doing: String, path: String, user: ServerUser
  ) -> BackupError {
    switch code {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EACCES, EPERM: .notPermitted(path: path, user: user.name)
    case ENOENT: .folderMissing(path: path)
    default: .systemCallFailed(doing: doing, path: path, reason: SystemCall.reason(of: code))
    }
  }
}

extension BackupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .programMissing(let name, let directory, let major):
      "\(name) is not in \(directory): apt-get install postgresql-client-\(major)"
    case .noIncremental(let major):
      "PostgreSQL \(major) makes no incremental backups, but \(Installation.oldestIncremental) and "
        + "newer do: make a full backup, or archive the write-ahead log"
    case .nothingToBuildOn(let folder):
      "\(folder) has no backup of this server to base an incremental one on: make a full backup"
    case .failed(let doing, let reason): "\(doing) failed: \(reason)"
    case .damaged(let backup, let reason):
      "the backup \(backup) is damaged: \(reason); use another one"
    case .busy(let folder):
      "another process writes or removes backups in \(folder): wait for it, then try again"
    case .folderMissing(let path): "there is no \(path): check the path"
    case .otherFiles(let path):
      "\(path) contains files that are not galley's: name an empty or new folder"
    case .insideData(let path):
      "\(path) is inside the data directory that would be copied: name another folder"
    case .notPermitted(let path, let user):
      "\(user), who runs PostgreSQL, has no access to \(path): give it to \(user), or name another "
        + "folder"
    case .closedBackups(let path, let user):
      "\(user), who runs PostgreSQL, may not read everything in \(path): give it to \(user) with "
        + "everything in it, as with chown -R \(user) \(path)"
    case .diskFull(let path): "the disk of \(path) is full: free some space, or use another disk"
    case .foreignArchive(let path):
      "\(path) is the archive of another server: name another folder"
    case .otherHistory(let path, let file):
      "\(path) has \(file), which is not in the past of this server: name another folder"
    case .noArchive(let path): "\(path) is not an archive of the write-ahead log: check the path"
    case .homeInUse(let home):
      "there is a newsroom in \(home) already: name another home, or replace this newsroom"
    case .draftLocked(let home):
      "another process restores or upgrades in \(home): wait for it, then try again"
    case .leftHistory:
      "the backup is of a history that was left when an earlier state was restored: name an earlier "
        + "backup, or one that was made since"
    case .targetNotReached(let time):
      "nothing was recorded after \(time), so it cannot be told whether everything up to then is "
        + "there: restore without a time to reach the end, or name an earlier one"
    case .systemCallFailed(let doing, let path, let reason): "cannot \(doing) \(path): \(reason)"
    }
  }
}
