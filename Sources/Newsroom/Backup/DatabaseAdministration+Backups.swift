import Editorial
import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore

/// What is being done for a backup.
package enum BackupProgress: Hashable, Sendable {
  /// Kilobytes that were copied, and about how many there are.
  case copying(Int, of: Int)
  case verifying
  /// Parts of a database that were restored, and how many there are.
  case restoring(Int, of: Int)
}

extension DatabaseAdministration {
  /// Makes a backup of the private server, which is started if it does not run, and verifies it.
  ///
  /// - Parameter isIncremental: Whether to copy only what changed since the last backup in the folder.
  /// - Throws: `BackupError`; ``Failure`` if there is no newsroom.
  package func backUp(
    to path: String, isIncremental: Bool, report: @escaping (String) -> Void = { _ in },
    progress: @escaping (BackupProgress) -> Void = { _ in }
  ) async throws -> Backup {
    let server = try server()
    if case .notInitialised = try server.status() {
      throw Failure(.notFound, "there is no newsroom in \(server.homeDirectory) to back up")
    }
    if !server.isAccepting { try server.start(report: report) }
    let folder = try BackupFolder(path, for: server)
    let beganAt = Date().roundedToMilliseconds
    let draft = try BackupDraft(in: folder, named: Backup.name(at: beganAt))
    try await renewConfiguration(of: server, at: beganAt)
    let (version, system) = try await serverIdentity()
    let (schema, position) = try await logStanding()
    let parent = isIncremental ? try BackupList(of: folder).latest(of: system) : nil
    if isIncremental, parent == nil {
      throw BackupError.nothingToBuildOn(folder: folder.path)
    }
    try draft.copy(server, basedOn: parent?.name) { progress(.copying($0, of: $1)) }
    let endedAt = Date().roundedToMilliseconds
    progress(.verifying)
    try draft.verify(server)
    // What was erased meanwhile may be in the copy, or in its log.
    try await ServerErasures(at: address).write(to: draft)
    let backup = Backup(
      name: draft.name, kind: isIncremental ? .incremental : .full, parent: parent?.name,
      beganAt: beganAt, endedAt: endedAt, serverVersion: version, schema: schema,
      position: position, bytes: try draft.size(), system: system,
      firstSegment: try draft.firstSegment(),
      archive: server.isArchiveForeign ? nil : server.archiveFolder)
    try draft.write(BackupList.fileName, DescribedFile.bytes(of: backup))
    try draft.publish()
    return backup
  }

  /// Gives a server that an older program started what backups need.
  private func renewConfiguration(of server: EmbeddedServer, at time: Date) async throws {
    try server.updateConfiguration()
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      let isRenewed = try await connected { connection in
        try connection.execute("SELECT pg_conf_load_time() >= \(time)")[0]
          .value(at: 0, as: Bool.self)
      }
      if isRenewed { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// The version of PostgreSQL, and the identity of the server's data.
  func serverIdentity() async throws -> (version: String, system: String) {
    try await connected { connection in
      let row = try connection.execute(
        """
        SELECT current_setting('server_version'), system_identifier::text FROM pg_control_system()
        """)[0]
      let version: String = try row.value(at: 0)
      return (String(version.prefix { $0 != " " }), try row.value(at: 1))
    }
  }

  /// The number of the last migration, and the last position in the log.
  private func logStanding() async throws -> (schema: Int, position: Int64) {
    try await connected { connection in
      let schema = try Migrator.applied(on: &connection)
      let position: Int64? = try connection.execute("SELECT max(position) FROM galley.events")[0]
        .value(at: 0)
      return (schema, position ?? 0)
    }
  }

  /// The backups in a folder.
  package func backups(in path: String) throws -> BackupList {
    _ = try server()
    return try BackupList(of: BackupFolder(existing: path))
  }

  /// Verifies backups, each with those on which it is based.
  ///
  /// - Parameters:
  ///   - names: Nil for all.
  ///   - progress: Receives the name of each before it is verified.
  package func verifyBackups(
    _ names: [String]? = nil, in path: String, progress: (String) -> Void = { _ in }
  ) throws -> [VerifiedBackup] {
    let server = try server()
    let folder = try BackupFolder(existing: path)
    let list = try BackupList(of: folder)
    let chosen = try names?.map { try list.named($0, in: folder) } ?? list.backups
    var needed: [Backup] = []
    var answers = names == nil ? list.unreadable : []
    for backup in chosen {
      do throws(Failure) {
        for each in try list.chain(to: backup) where !needed.contains(each) { needed.append(each) }
      } catch {
        answers.append(VerifiedBackup(name: backup.name, problem: error.reason))
      }
    }
    for backup in needed.sorted(by: { $0.name < $1.name }) {
      progress(backup.name)
      do {
        try folder.verify(backup.name, major: backup.major, by: server)
        answers.append(VerifiedBackup(name: backup.name, problem: nil))
      } catch let error as BackupError {
        guard case .damaged(_, let reason) = error else { throw error }
        answers.append(VerifiedBackup(name: backup.name, problem: reason))
      }
    }
    return answers
  }
}

extension BackupList {
  /// The last backup of a server.
  fileprivate func latest(of system: String) -> Backup? {
    backups.last { $0.system == system }
  }
}
