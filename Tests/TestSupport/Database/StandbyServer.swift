import EmbeddedPostgreSQL
import PostgreSQL

/// A PostgreSQL server that replicates a test server by streaming. Both are started on first use,
/// and end with the process.
struct StandbyServer: Sendable {
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
      "synchronous_commit": "on",
    ]
    primary = try TestServer("galley-lead", settings)
    let directory = try ScratchDirectory.make("galley-stand")
    let configuration = try TestServer.configuration(in: directory)
    server = EmbeddedServer(
      home: "\(directory)/home", settings: configuration.merging(settings) { $1 })
    watchdog = try Watchdog(directory: directory, dataDirectory: server.dataDirectory)
    try server.start(asStandbyOf: primary.server)
    self.settings = ConnectionSettings(
      socketDirectory: server.socketDirectory, port: server.port, database: "postgres",
      user: server.superuser)
  }
}
