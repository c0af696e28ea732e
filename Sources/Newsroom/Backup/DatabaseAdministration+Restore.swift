import EmbeddedPostgreSQL
import Foundation

extension DatabaseAdministration {
  /// Restores the private server from a backup, and from an archive if there is one. All its newsrooms
  /// are checked before anybody can use them: read models, seals, and erasures that were recorded
  /// later. The home changes only at the end, in one step.
  ///
  /// - Parameters:
  ///   - path: The folder of the backups.
  ///   - report: Receives a line before each step that may take a while.
  /// - Throws: `BackupError`; ``Failure`` if a check fails.
  package func restore(
    from path: String, _ plan: RestorePlan,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Restored {
    let target = try server()
    let folder = try BackupFolder(existing: path)
    let lock = try folder.readingLock()
    defer { withExtendedLifetime(lock) {} }
    let list = try BackupList(of: folder)
    let backup = try plan.chosen(from: list, in: folder)
    let chain = try list.chain(to: backup)
    let archive = try plan.archive(after: backup, report: report)
    if let archive {
      let history = try archive.newestHistory(from: backup.firstSegment)
      let left = try list.left(by: history, after: backup, in: folder)
      if !left.isEmpty {
        report(
          "the archive continues with \(history.file), and not with the history of later backups "
            + "(\(left.joined(separator: ", "))), so what was recorded there afterwards is missing")
      }
    }
    let draft = try DraftHome(
      in: target, reading: folder, isReplacing: plan.isReplacing || plan.isRehearsal,
      report: report)
    for each in chain {
      report("verifying the backup \(each.name)")
      try folder.verify(each.name, major: each.major, by: target)
    }
    let restoration = Restoration(
      folder: folder, list: list, chain: chain, archive: archive, plan: plan, draft: draft,
      address: address, report: report)
    let newsrooms = try await restoration.run()
    let former = plan.isRehearsal ? nil : try adopt(draft, with: newsrooms, plan)
    return Restored(
      backup: backup.name, home: target.homeDirectory, archive: archive?.path,
      newsrooms: newsrooms, wasArchiving: backup.archive != nil,
      isArchiving: target.archiveFolder != nil, former: former)
  }

  /// - Returns: The folder of the data that was replaced.
  private func adopt(
    _ draft: DraftHome, with newsrooms: [RestoredNewsroom], _ plan: RestorePlan
  ) throws -> String? {
    for newsroom in newsrooms {
      guard let folder = address.with(database: newsroom.name).folder else { continue }
      try draft.target.makeFolder(folder)
    }
    return try draft.adopt(keeping: plan.isReplacing ? Self.formerData() : nil)
  }

  /// The name for a data directory that is replaced now.
  static func formerData() -> String { "data.former-\(Backup.name(at: Date()))" }
}
