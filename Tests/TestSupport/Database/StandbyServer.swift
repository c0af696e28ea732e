import EmbeddedPostgreSQL
import Foundation
import Glibc
import PostgreSQL
import PrivateServers
import SystemCalls

/// A PostgreSQL server that replicates a test server by streaming. Both are started on first use,
/// and end with the process.
struct StandbyServer: Sendable {
  struct BackupFailed: Error, CustomStringConvertible {
    let description: String
  }

  let primary: TestServer
  let server: EmbeddedServer
  /// As a superuser, in the database `postgres`.
  let settings: ConnectionSettings
  private let watchdog: Watchdog

  static func running() throws -> StandbyServer { try shared.get() }

  private static let shared = Result { try StandbyServer() }

  private init() throws {
    let settings = [
      "wal_level": "replica", "max_wal_senders": "4",
      // A commit that is not on the disk is not sent.
      "synchronous_commit": "on", "wal_writer_delay": "10ms",
    ]
    primary = try TestServer("galley-lead", settings)
    let directory = try ScratchDirectory.make("galley-stand")
    let configuration = try TestServer.configuration(in: directory)
    server = EmbeddedServer(
      home: "\(directory)/home", settings: configuration.merging(settings) { $1 })
    watchdog = try Watchdog(directory: directory, dataDirectory: server.dataDirectory)
    try Self.copy(primary.server, to: server)
    try server.start()
    self.settings = ConnectionSettings(
      socketDirectory: server.socketDirectory, port: server.port, database: "postgres",
      user: server.superuser)
  }

  /// Copies the data of a running server, with the settings for streaming from it.
  private static func copy(_ primary: EmbeddedServer, to standby: EmbeddedServer) throws {
    let user = try standby.prepareHome()
    // Only a home has a lock.
    let lock = "\(standby.homeDirectory)/lock"
    close(open(lock, O_WRONLY | O_CREAT, 0o600))
    chown(lock, user.id, user.group)
    let outcome = try user.program(
      try primary.path(ofProgram: "pg_basebackup"),
      [
        "--host=\(primary.socketDirectory)", "--port=\(primary.port)",
        "--username=\(primary.superuser)", "--no-password", "--pgdata=\(standby.dataDirectory)",
        "--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf", "--no-sync",
      ]
    ).execute(reading: STDERR_FILENO)
    guard outcome.status == 0 else { throw BackupFailed(description: outcome.output) }
  }
}
