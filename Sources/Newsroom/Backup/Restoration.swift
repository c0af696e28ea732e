import EmbeddedPostgreSQL
import Foundation

/// The steps that fill a draft of a home and check it.
struct Restoration {
  let folder: BackupFolder
  let list: BackupList
  let chain: [Backup]
  let archive: WALArchive?
  let plan: RestorePlan
  let draft: DraftHome
  /// A newsroom of the home to restore to.
  let address: DatabaseAddress
  let report: @Sendable (String) -> Void

  private var backup: Backup { chain[chain.count - 1] }

  /// The same newsroom in the draft.
  private var copied: DatabaseAddress { address.with(home: draft.server().homeDirectory) }

  /// - Returns: All newsrooms of the draft. They passed their checks.
  func run() async throws -> [RestoredNewsroom] {
    var known = try listed()
    if archive != nil, plan.time != nil {
      report("reading the archive to its end, for erasures that were recorded later")
      known += try await erasuresAtTheEnd()
    }
    report("copying the backup \(backup.name)")
    try copy()
    report("recovering the write-ahead log")
    let server = try draft.recover(from: archive, to: plan.time)
    let names = try NewsroomList(of: copied).newsrooms(progress: report).map(\.name)
    try require(names)
    var newsrooms: [RestoredNewsroom] = []
    for name in names {
      if names.count > 1 { report("checking the newsroom \(name)") }
      do {
        newsrooms.append(try await check(name, known))
      } catch let failure as Failure where names.count > 1 {
        throw failure.at("the newsroom \(name)")
      }
    }
    _ = try server.stop()
    return newsrooms
  }

  /// Refuses if the restored server lacks a newsroom that was named.
  private func require(_ names: [String]) throws {
    let named = try DatabaseAdministration(address).databaseName()
    guard names.contains(named) else {
      let others = names.isEmpty ? "" : ", but it has \(names.joined(separator: ", "))"
      throw Failure(.notFound, "the backup has no newsroom \(named)\(others)")
    }
    for name in plan.erasures.compactMap(\.newsroom) where !names.contains(name) {
      throw Failure(
        .notFound,
        "a list of erasures is of the newsroom \(name), which the backup does not have: leave the "
          + "list out, or name another backup")
    }
  }

  /// Checks a newsroom of the draft. Only that of the address has seals that were kept elsewhere.
  private func check(_ name: String, _ known: [ErasureList]) async throws -> RestoredNewsroom {
    let copy = copied.with(database: name)
    let isNamed = copy == copied
    let checks = NewsroomChecks(
      keys: try plan.keys(name), seals: isNamed ? plan.seals : [],
      acceptsMissing: plan.acceptsMissing || plan.time != nil,
      erasures: known.filter { $0.newsroom == nil || $0.newsroom == name }.flatMap(\.erasures),
      person: isNamed ? plan.person : try await copy.anAdmin(preferring: plan.person))
    return try await CheckedNewsroom(at: copy, checks, report: report).restored(name)
  }

  /// The lists of erasures that were given, and those of later backups of the same server.
  private func listed() throws -> [ErasureList] {
    let later = list.backups.filter { $0.system == backup.system && $0.name > backup.name }
    return try plan.erasures + later.flatMap { try ServerErasures(of: $0.name, in: folder).lists }
  }

  private func copy() throws {
    try draft.copy(chain.map(\.name), from: folder, major: backup.major)
  }

  /// The erasures up to the end of the archive. The draft is empty again afterwards.
  private func erasuresAtTheEnd() async throws -> [ErasureList] {
    try copy()
    let server = try draft.recover(from: archive, to: nil)
    let erasures = try await ServerErasures(at: copied)
    _ = try server.stop(.immediate)
    try draft.clear()
    return erasures.lists
  }
}
