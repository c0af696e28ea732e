import EmbeddedPostgreSQL
import JSON

/// The backups in a folder.
package struct BackupList: Sendable {
  /// Oldest first.
  package var backups: [Backup] = []
  /// The backups whose description cannot be read.
  package var unreadable: [VerifiedBackup] = []

  static let fileName = "backup.json"

  init(of folder: BackupFolder) throws {
    for name in try folder.names() {
      do {
        let bytes = try folder.read(Self.fileName, of: name)
        let backup = try DescribedFile.read(bytes, named: Self.fileName) {
          (fields) throws(JSONFieldError) in try Backup(fields)
        }
        guard backup.name == name else {
          throw Failure(.invalid, "\(Self.fileName) is that of \(backup.name)")
        }
        backups.append(backup)
      } catch {
        unreadable.append(VerifiedBackup(name: name, problem: Failure(error).reason))
      }
    }
  }

  /// The backups that are needed to restore one: a full one, and the incremental ones up to it.
  ///
  /// - Throws: ``Failure`` if one of them is missing.
  func chain(to backup: Backup) throws(Failure) -> [Backup] {
    var chain = [backup]
    while let parent = chain[0].parent {
      guard let found = backups.first(where: { $0.name == parent }), found.name < chain[0].name
      else {
        throw Failure(
          .notFound, "the backup \(chain[0].name) is based on \(parent), which is missing")
      }
      chain.insert(found, at: 0)
    }
    return chain
  }

  /// The names of the later backups of the same server that do not belong to a history.
  func left(
    by history: WALHistory, after backup: Backup, in folder: BackupFolder
  ) throws -> [String] {
    try backups.filter { $0.system == backup.system && $0.name > backup.name }.map(\.name)
      .filter { try !folder.backup($0, isIn: history) }
  }

  /// - Throws: ``Failure`` if there is no backup with the name.
  func named(_ name: String, in folder: BackupFolder) throws(Failure) -> Backup {
    guard let backup = backups.first(where: { $0.name == name }) else {
      throw Failure(.notFound, "there is no backup \(name) in \(folder.path)")
    }
    return backup
  }

  /// The backups to keep if so many of the newest are: these, and those on which they are based.
  func kept(_ count: Int) throws(Failure) -> Set<String> {
    var names: Set<String> = []
    for backup in backups.suffix(count) {
      for needed in try chain(to: backup) { names.insert(needed.name) }
    }
    return names
  }
}
