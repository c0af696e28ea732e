import Editorial
import EmbeddedPostgreSQL
import Foundation
import PostgreSQL

extension DatabaseAdministration {
  /// Restores a private newsroom from a backup, and from an archive if there is one. It is checked
  /// before anybody can use it: read models, seals, and erasures that were recorded later. The home
  /// changes only at the end, in one step.
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
    let draft = try DraftHome(
      in: target, reading: folder, isReplacing: plan.isReplacing || plan.isRehearsal)
    for each in chain {
      report("verifying the backup \(each.name)")
      try folder.verify(each.name, major: each.major, by: target)
    }
    let restoration = Restoration(
      folder: folder, list: list, chain: chain, archive: archive, plan: plan, draft: draft,
      address: address.with(home: draft.server().homeDirectory), report: report)
    let checked = try await restoration.run()
    let former =
      plan.isRehearsal
      ? nil : try draft.adopt(keeping: plan.isReplacing ? Self.formerData() : nil)
    return checked.restored(from: backup, in: target.homeDirectory, archive, former: former)
  }

  /// The name for a data directory that is replaced now.
  static func formerData() -> String { "data.former-\(Backup.name(at: Date()))" }
}

/// The steps that fill a draft of a home and check it.
struct Restoration {
  let folder: BackupFolder
  let list: BackupList
  let chain: [Backup]
  let archive: WALArchive?
  let plan: RestorePlan
  let draft: DraftHome
  /// The newsroom in the draft.
  let address: DatabaseAddress
  let report: @Sendable (String) -> Void

  private var backup: Backup { chain[chain.count - 1] }

  func run() async throws -> CheckedNewsroom {
    var known = try listed()
    if archive != nil, plan.time != nil {
      report("reading the archive to its end, for erasures that were recorded later")
      known.append(try await erasuresAtTheEnd())
    }
    report("copying the backup \(backup.name)")
    try copy()
    report("recovering the write-ahead log")
    let server = try draft.recover(from: archive, to: plan.time)
    let checked = try await CheckedNewsroom(
      at: address, plan: plan, erasures: known.flatMap(\.erasures), report: report)
    _ = try server.stop()
    return checked
  }

  /// The lists of erasures that were given, and those of later backups of the same server.
  private func listed() throws -> [ErasureList] {
    let later = list.backups.filter { $0.system == backup.system && $0.name > backup.name }
    return try plan.erasures
      + later.map { other in
        try ErasureList(
          file: folder.read(ErasureList.fileName, of: other.name),
          named: "\(other.name)/\(ErasureList.fileName)")
      }
  }

  private func copy() throws {
    try draft.copy(chain.map(\.name), from: folder, major: backup.major)
  }

  /// The erasures up to the end of the archive. The draft is empty again afterwards.
  private func erasuresAtTheEnd() async throws -> ErasureList {
    try copy()
    let server = try draft.recover(from: archive, to: nil)
    let erasures = try await DatabaseAdministration(address).connected {
      try ErasureList(on: &$0)
    }
    _ = try server.stop(.immediate)
    try draft.clear()
    return erasures
  }
}

extension DatabaseAddress {
  /// The same database of the private server in another home.
  func with(home: String) -> DatabaseAddress {
    switch self {
    case .shared: self
    case .embedded(_, let database): .embedded(home: home, database: database)
    }
  }
}
