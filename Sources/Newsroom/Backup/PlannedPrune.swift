import EmbeddedPostgreSQL
package import JSON

/// The first step of removing old backups: which ones would go.
package struct PlannedPrune: Sendable {
  /// The folder of the backups.
  package let folder: String
  /// Oldest first.
  package let removed: [Backup]
  /// Oldest first. A backup on which a kept one is based is kept.
  package let kept: [Backup]
}

extension PlannedPrune: JSONDescribed {
  package static let json = JSONDescription<PlannedPrune>(
    "PrunedBackups", "The backups that were removed and kept, or would be.",
    [
      JSONMember("removed", "The names of the removed backups.", { $0.removed.map(\.name) }),
      JSONMember("kept", "The names of the backups that were kept.", { $0.kept.map(\.name) }),
    ])
}

extension DatabaseAdministration {
  /// Plans the removal of all but the newest backups, and removes nothing. The backups to keep are
  /// verified, because nothing else is left afterwards.
  ///
  /// - Parameter report: Receives a line before each backup that is verified.
  /// - Throws: ``Failure`` if one of them is damaged or cannot be read.
  package func planPrune(
    of path: String, keeping count: Int, report: (String) -> Void = { _ in }
  ) throws -> PlannedPrune {
    let list = try backups(in: path)
    if let problem = list.unreadable.first {
      throw Failure(
        .failed,
        "the backup \(problem.name) cannot be read (\(problem.problem ?? "")): remove it by hand first"
      )
    }
    let kept = try list.kept(count)
    let plan = PlannedPrune(
      folder: try BackupFolder(existing: path).path,
      removed: list.backups.filter { !kept.contains($0.name) },
      kept: list.backups.filter { kept.contains($0.name) })
    if !plan.removed.isEmpty { try requireIntact(plan, report) }
    return plan
  }

  private func requireIntact(_ plan: PlannedPrune, _ report: (String) -> Void) throws {
    let verified = try verifyBackups(plan.kept.map(\.name), in: plan.folder) {
      report("verifying the backup \($0), which is kept")
    }
    guard let damaged = verified.first(where: { !$0.isIntact }) else { return }
    throw Failure(
      .failed,
      "nothing was removed, because the backup \(damaged.name), which would be kept, is damaged ("
        + "\(damaged.problem ?? "")): remove \(plan.folder)/\(damaged.name) by hand first")
  }

  /// Removes backups as planned, with what killed backups left, and the files of their archives that
  /// no kept backup needs.
  package func carryOut(_ plan: PlannedPrune) throws {
    let server = try server()
    let folder = try BackupFolder(existing: plan.folder)
    let lock = try folder.lock()
    // An incremental backup goes before the one on which it is based.
    for backup in plan.removed.reversed() { try folder.remove(backup.name, holding: lock) }
    try folder.clear(holding: lock)
    for path in Set(plan.removed.compactMap(\.archive)) {
      guard let earliest = plan.earliest(in: path),
        let archive = try? WALArchive(existing: path, system: earliest.system)
      else { continue }
      try archive.removeFiles(before: earliest.firstSegment, by: server, major: earliest.major)
    }
  }
}

extension PlannedPrune {
  /// The kept backup of an archive that needs its earliest file. That is not always the oldest backup:
  /// a restore begins a new history, whose files continue the numbers of the time that it restored.
  fileprivate func earliest(in archive: String) -> Backup? {
    kept.filter { $0.archive == archive }.min { $0.segmentNumber < $1.segmentNumber }
  }
}

extension Backup {
  /// The name of its first file without the history, in digits of a fixed number.
  fileprivate var segmentNumber: Substring { firstSegment.dropFirst(8) }
}
