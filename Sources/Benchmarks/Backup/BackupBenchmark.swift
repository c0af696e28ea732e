import EditorialReadModels
import EmbeddedPostgreSQL
import Foundation
import Glibc
import Newsroom
import PostgreSQL
import PostgresEventStore
import PrivateServers
import Synchronization
import SystemCalls

/// How long it takes to back up a private newsroom, to verify the backup and to restore it. It is compared
/// with `pg_basebackup` alone, and with `cp` of the same bytes.
package struct BackupBenchmark: Sendable {
  /// The number of events in the log.
  let events: Int
  let seed: UInt64

  package init(events: Int, seed: UInt64) { (self.events, self.seed) = (events, seed) }

  /// Runs on a server of its own, in a temporary folder.
  package func run(progress: BenchmarkProgress) async throws -> BackupReport {
    let folder = try ScratchFolder("galley-backup")
    let server = EmbeddedServer(home: folder.path("home"))
    defer {
      for home in ["home", "restored"] {
        _ = try? EmbeddedServer(home: folder.path(home)).stop(.immediate)
      }
      folder.remove()
    }
    let (log, facts) = try await fill(server, progress)
    let backups = folder.path("backups")
    let administration = DatabaseAdministration(address(of: server))
    progress.begin("copying with pg_basebackup alone", nil, "backups")
    let base = try seconds { try copy(server, to: folder.path("alone")) }
    progress.begin("backing up", nil, "backups")
    let (backup, times) = try await backUp(administration, to: backups)
    progress.begin("verifying", nil, "backups")
    let verification = try seconds {
      for verified in try administration.verifyBackups(in: backups) {
        if let problem = verified.problem { throw Failure(.failed, problem) }
      }
    }
    progress.begin("copying with cp", nil, "backups")
    let plain = try seconds {
      try run(
        "cp", ["-a", "\(backups)/\(backup.name)/data", folder.path("alone")],
        as: try server.prepareHome())
    }
    try FileManager.default.removeItem(atPath: folder.path("alone"))
    progress.begin("restoring", nil, "backups")
    let began = ContinuousClock.now
    let restored = try await DatabaseAdministration(
      address(of: EmbeddedServer(home: folder.path("restored")))
    ).restore(from: backups, RestorePlan())
    let restoring = began.duration(to: .now) / .seconds(1)
    guard let newsroom = restored.newsrooms.first, newsroom.events == log.events,
      newsroom.rebuilt.isEmpty
    else {
      throw Failure(.failed, "the restored newsroom differs")
    }
    return BackupReport(
      machine: .current(), server: facts, seed: seed, log: log, bytes: backup.bytes,
      baseBackupSeconds: base, copyingSeconds: times.copying, backupSeconds: times.whole,
      verificationSeconds: verification, copySeconds: plain, restoreSeconds: restoring)
  }

  private func address(of server: EmbeddedServer) -> DatabaseAddress {
    .embedded(home: server.homeDirectory, database: DatabaseAddress.defaultDatabase)
  }

  /// Generates the newsroom, with its read models.
  private func fill(
    _ server: EmbeddedServer, _ progress: BenchmarkProgress
  ) async throws -> (LogSize, ServerFacts) {
    progress.begin("starting a server", nil, "servers")
    let newsroom = try await Newsroom.open(address(of: server))
    let settings = ConnectionSettings(
      socketDirectory: server.socketDirectory, port: server.port,
      database: DatabaseAddress.defaultDatabase, user: server.superuser)
    progress.begin("generating the log", events, "events")
    try await LogLoader(settings).load(events: events, seed: seed, progress: progress.advance)
    progress.begin("building the read models", nil, "events")
    _ = try await newsroom.acting().rebuild(ReadModels.all.map { $0.name })
    await newsroom.close()
    progress.begin("tidying", nil, "tables")
    return try await Pool.once(settings) { connection in
      try LogLoader.tidy(on: &connection)
      return (try LogSize(on: &connection), try ServerFacts(on: &connection))
    }
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }

  /// - Returns: Also the seconds until the data was copied, and those with the verification.
  private func backUp(
    _ administration: DatabaseAdministration, to folder: String
  ) async throws -> (Backup, (copying: Double, whole: Double)) {
    let began = ContinuousClock.now
    let copied = Mutex(began)
    let backup = try await administration.backUp(
      to: folder, isIncremental: false,
      progress: { progress in
        if case .verifying = progress { copied.withLock { $0 = .now } }
      })
    let whole = began.duration(to: .now)
    return (
      backup,
      (began.duration(to: copied.withLock { $0 }) / .seconds(1), whole / .seconds(1))
    )
  }

  /// Copies a server with `pg_basebackup` and its defaults, and begins at once.
  private func copy(_ server: EmbeddedServer, to path: String) throws {
    let user = try server.prepareHome()
    guard mkdir(path, 0o700) == 0, !user.isAnother || chown(path, user.id, user.group) == 0 else {
      throw Failure(.failed, "cannot create \(path): \(SystemCall.reason(of: errno))")
    }
    try run(
      try server.path(ofProgram: "pg_basebackup"),
      [
        "--host=\(server.socketDirectory)", "--port=\(server.port)",
        "--username=\(server.superuser)", "--no-password", "--pgdata=\(path)/base",
        "--checkpoint=fast", "--wal-method=stream",
      ], as: user)
  }

  private func run(_ program: String, _ arguments: [String], as user: ServerUser) throws {
    let outcome = try user.program(program, arguments).execute()
    guard outcome.status == 0 else {
      throw Failure(.failed, "\(program) failed: \(outcome.output)")
    }
  }
}
