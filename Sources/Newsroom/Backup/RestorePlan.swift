import Editorial
import EmbeddedPostgreSQL
package import Foundation
package import Seals

/// What to restore, and how to check it.
package struct RestorePlan: Sendable {
  /// The name of the backup; nil for the last one, or the last one before ``time``.
  package var backup: String?
  /// The time up to which to restore; nil for the end of what there is.
  package var time: Date?
  /// The folder of the archive; nil for the one that the backup names.
  package var archive: String?
  /// The keys that may have signed a seal of the newsroom with a name; its seals are not checked
  /// without one.
  package var keys: @Sendable (String) throws -> [VerifierKey]
  /// Seals of the newsroom of the address that were kept elsewhere, by name.
  package var seals: [(name: String, note: SignedNote)]
  /// Lists of erasures that were kept elsewhere.
  package var erasures: [ErasureList]
  /// Whether to go on if a seal covers events that the backup lacks.
  package var acceptsMissing: Bool
  /// Whether to replace the newsroom that the home has.
  package var isReplacing: Bool
  /// Whether to restore and check, and then to leave the home as it is.
  package var isRehearsal = false
  /// Who checks the newsroom of the address and erases; as for `Newsroom.acting(as:)`.
  package var person: String?

  package init(
    backup: String? = nil, time: Date? = nil, archive: String? = nil,
    keys: @escaping @Sendable (String) throws -> [VerifierKey] = { _ in [] },
    seals: [(name: String, note: SignedNote)] = [], erasures: [ErasureList] = [],
    acceptsMissing: Bool = false, isReplacing: Bool = false, person: String? = nil
  ) {
    (self.backup, self.time, self.archive) = (backup, time, archive)
    (self.keys, self.seals, self.erasures) = (keys, seals, erasures)
    (self.acceptsMissing, self.isReplacing, self.person) = (acceptsMissing, isReplacing, person)
  }

  /// The backup to begin with.
  func chosen(from list: BackupList, in folder: BackupFolder) throws(Failure) -> Backup {
    if let backup {
      let chosen = try list.named(backup, in: folder)
      if let time, chosen.endedAt > time {
        throw Failure(
          .unacceptable,
          "the backup \(backup) ended at \(chosen.endedAt.timestamp), after the time to restore")
      }
      return chosen
    }
    let fitting = list.backups.filter { backup in time.map { backup.endedAt <= $0 } ?? true }
    if let last = fitting.last { return last }
    if let time, let first = list.backups.first {
      throw Failure(
        .unacceptable,
        "no backup in \(folder.path) ended before \(time.timestamp); the first one ended at "
          + first.endedAt.timestamp)
    }
    if let problem = list.unreadable.first {
      throw Failure(
        .failed, "the backup \(problem.name) cannot be read: \(problem.problem ?? "")")
    }
    throw Failure(.notFound, "there is no backup in \(folder.path)")
  }

  /// The archive that continues the backup; nil if there is none.
  func archive(after backup: Backup, report: (String) -> Void) throws -> WALArchive? {
    if let archive { return try WALArchive(existing: archive, system: backup.system) }
    guard let path = backup.archive else {
      guard time == nil else {
        throw Failure(
          .unacceptable,
          "the server did not archive its write-ahead log when the backup \(backup.name) was made, "
            + "so only its own state can be restored, at \(backup.endedAt.timestamp)")
      }
      return nil
    }
    do {
      return try WALArchive(existing: path, system: backup.system)
    } catch BackupError.noArchive where time == nil {
      report("the archive \(path) is not there, so what was recorded after the backup is missing")
      return nil
    } catch BackupError.foreignArchive where time == nil {
      report(
        "the archive \(path) is that of another server, so what was recorded after the backup is "
          + "missing")
      return nil
    }
  }
}
