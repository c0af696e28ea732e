import Editorial
import EmbeddedPostgreSQL
package import Foundation
package import JSON
import PostgreSQL

/// Whether a server archives its write-ahead log, and how that goes.
package struct ArchiveState: Hashable, Sendable {
  /// Nil if the private server does not archive.
  package let folder: String?
  /// Whether the folder is the archive of another server, so that nothing is archived.
  package let isForeign: Bool
  /// The file in the folder of a history that is not in the past of the server; nil for none. A restore
  /// would follow that history.
  package let otherHistory: String?
  /// The last file that was archived; nil for none.
  package let lastFile: String?
  package let lastArchivedAt: Date?
  /// The file that could not be archived; nil if the last attempt succeeded.
  package let failedFile: String?
  package let failedAt: Date?
  /// The number of failed attempts since the statistics began.
  package let failures: Int
}

extension ArchiveState {
  /// - Parameter server: The private server; nil for a shared one.
  init(of server: EmbeddedServer?, on connection: inout Connection) throws {
    let row = try connection.execute(
      """
      SELECT last_archived_wal, last_archived_time, last_failed_wal, last_failed_time, failed_count,
        last_failed_time > coalesce(last_archived_time, '-infinity')
          AND current_setting('archive_mode') <> 'off'
      FROM pg_stat_archiver
      """)[0]
    let isFailing = try row.value(at: 5, as: Bool?.self) ?? false
    folder = server?.archiveFolder
    isForeign = server?.isArchiveForeign ?? false
    otherHistory = try server?.otherHistory(than: Self.history(on: &connection))
    lastFile = try row.value(at: 0)
    lastArchivedAt = try row.value(at: 1)
    failedFile = isFailing ? try row.value(at: 2) : nil
    failedAt = isFailing ? try row.value(at: 3) : nil
    failures = Int(try row.value(at: 4, as: Int64.self))
  }

  /// The number of the history that the server of a connection writes.
  fileprivate static func history(on connection: inout Connection) throws -> Int {
    Int(
      try connection.execute(
        "SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint")[0]
        .value(at: 0, as: Int64.self))
  }
}

extension ArchiveState: JSONDescribed {
  package static let json = JSONDescription<ArchiveState>(
    "ArchiveState", "Whether a server archives its write-ahead log, and how that goes.",
    [
      JSONMember("folder", "The folder of the archive; null if there is none.", \.folder),
      JSONMember(
        "isForeign", "Whether it is the archive of another server, so that nothing is archived.",
        \.isForeign),
      JSONMember(
        "otherHistory",
        "The file in it of a history that is not in the past of the server; null for none.",
        \.otherHistory),
      JSONMember("lastFile", "The last file that was archived; null for none.", \.lastFile),
      JSONMember("lastArchivedAt", "When it was archived; null for none.", \.lastArchivedAt),
      JSONMember(
        "failedFile", "The file that cannot be archived; null if the last attempt succeeded.",
        \.failedFile),
      JSONMember("failedAt", "When that failed last; null if it succeeded.", \.failedAt),
      JSONMember(
        "failures", "The number of failed attempts since the statistics began.", \.failures),
    ])
}

extension DatabaseAdministration {
  /// The state of the private server's archive. Starts the server if it does not run.
  package func archiveState(report: (String) -> Void = { _ in }) async throws -> ArchiveState {
    let server = try await running(report: report)
    return try await connected { try ArchiveState(of: server, on: &$0) }
  }

  /// Makes the private server archive its write-ahead log to a folder, or no longer. This restarts it.
  ///
  /// - Parameter path: Nil for no archive.
  /// - Returns: Whether anything changed.
  package func archive(
    to path: String?, report: (String) -> Void = { _ in }
  ) async throws -> Bool {
    let server = try await running(report: report)
    guard let path else { return try server.archive(to: nil, report: report) }
    let archive = try WALArchive(
      path, for: server, system: try await serverIdentity().system,
      history: try await connected { try ArchiveState.history(on: &$0) })
    return try server.archive(to: archive, report: report)
  }

  /// The private server, started if it does not run.
  private func running(report: (String) -> Void) async throws -> EmbeddedServer {
    let server = try server()
    if case .notInitialised = try server.status() {
      throw Failure(.notFound, "there is no newsroom in \(server.homeDirectory)")
    }
    if !server.isAccepting { try server.start(report: report) }
    return server
  }
}

extension Member {
  /// What keeps the server from archiving its write-ahead log.
  func archiveProblems() async throws -> [HealthProblem] {
    let server = newsroom.address.server
    let state = try await withConnection { try ArchiveState(of: server, on: &$0) }
    if state.isForeign, let folder = state.folder { return [.archiveForeign(folder: folder)] }
    var problems: [HealthProblem] = []
    if let file = state.failedFile, let since = state.failedAt {
      problems.append(.archiveFailing(file: file, last: since))
    }
    if let file = state.otherHistory, let folder = state.folder {
      problems.append(.archiveOfOtherHistory(folder: folder, file: file))
    }
    return problems
  }
}
