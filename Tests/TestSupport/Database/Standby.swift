import EmbeddedPostgreSQL
import PostgreSQL

/// The streaming standby of the running test's database: `@Suite(.replicatedDatabase)`.
package struct Standby: Sendable {
  /// The same database on the standby.
  package let database: TestDatabase
  private let primary: TestDatabase
  private let server: StandbyServer

  /// The standby of the running test's database, without a pause, with everything that the primary
  /// has written.
  package static func current() async throws -> Standby {
    let standby = try Standby(of: .current)
    try standby.start()
    try await standby.resume()
    try await standby.catchUp()
    return standby
  }

  private init(of primary: TestDatabase) throws {
    self.primary = primary
    server = try StandbyServer.running()
    database = TestDatabase(
      name: primary.name, settings: server.settings.with(database: primary.name))
  }

  /// Waits until the standby has everything that the primary has written.
  package func catchUp() async throws {
    let end = try await primary.session()
      .value("SELECT pg_current_wal_insert_lsn()::text", as: String.self)
    let administration = TestDatabase(name: "postgres", settings: server.settings)
    try await administration.wait(
      until: "SELECT pg_last_wal_replay_lsn() >= \(end)::text::pg_lsn",
      "the standby was at \(end)")
  }

  /// Lets the standby receive, but not apply, what the primary writes.
  package func pause() async throws {
    try await database.session().run("SELECT pg_wal_replay_pause()")
    try await database.wait(
      until: "SELECT pg_get_wal_replay_pause_state() = 'paused'", "the standby was paused")
  }

  package func resume() async throws {
    let administration = TestDatabase(name: "postgres", settings: server.settings)
    try await administration.session().run("SELECT pg_wal_replay_resume()")
  }

  /// Does nothing if it runs.
  package func start() throws { try server.server.start() }

  /// An address with both servers, the standby first.
  package var bothServers: String {
    let hosts = [server.settings, primary.settings].map { $0.host ?? "" }.joined(separator: ",")
    return "host='\(hosts)' port=5432 dbname=\(primary.name) user=galley_superuser"
  }

  package func stop() throws { _ = try server.server.stop(.immediate) }
}
