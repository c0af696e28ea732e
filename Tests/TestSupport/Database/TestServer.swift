import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
import Schema

/// A PostgreSQL server of this test process. It is started on first use, and ends with the process.
///
/// It has no protection against power failures. The superuser is authenticated by the operating
/// system, and everybody else by a password. The password of the ``Cast`` is the login.
struct TestServer: Sendable {
  /// As a superuser, in the database `postgres`.
  let settings: ConnectionSettings
  /// For creating and dropping databases.
  let administration: Pool
  let server: EmbeddedServer
  private let watchdog: Watchdog

  /// The server of most tests.
  static func running() throws -> TestServer { try shared.get() }

  private static let shared = Result {
    try TestServer("galley-tests", ["wal_level": "minimal", "max_wal_senders": "0"])
  }

  /// Starts another server.
  ///
  /// - Parameter settings: In addition to those of ``configuration(in:)``.
  init(_ name: String, _ settings: [String: String]) throws {
    let directory = try ScratchDirectory.make(name)
    let configuration = try Self.configuration(in: directory)
    server = EmbeddedServer(
      home: "\(directory)/home", settings: configuration.merging(settings) { $1 })
    watchdog = try Watchdog(directory: directory, dataDirectory: server.dataDirectory)
    try server.start()
    self.settings = ConnectionSettings(
      socketDirectory: server.socketDirectory, port: server.port, database: "postgres",
      user: server.superuser)
    administration = Pool(self.settings, maximum: 4)
    try makeTemplate()
  }

  /// The settings of a test server. Its replicas, if it has any, connect as the superuser.
  static func configuration(in directory: String) throws -> [String: String] {
    let authentication = "\(directory)/pg_hba.conf"
    try """
    local all galley_superuser,galley_desk peer map=galley
    local all all scram-sha-256
    local replication galley_superuser peer map=galley

    """.write(toFile: authentication, atomically: false, encoding: .utf8)
    return [
      "hba_file": authentication,
      "max_connections": "300",
      // Every connection maps the used part, and dropping a database scans all of it.
      "shared_buffers": "128MB",
      "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off",
      // Autovacuum would connect to the template while it is copied.
      "autovacuum": "off",
      // Instead of waiting forever, a statement fails after this time.
      "statement_timeout": "120s", "idle_in_transaction_session_timeout": "120s",
    ]
  }

  /// The database that every migrated test database is a copy of.
  private func makeTemplate() throws {
    var administrator = try Connection(settings)
    try administrator.execute("CREATE DATABASE \(identifier: TestDatabase.template)")
    try migrate()
    // Nobody may connect, so that any number of copies can be made at once.
    try administrator.execute(
      "ALTER DATABASE \(identifier: TestDatabase.template) ALLOW_CONNECTIONS false")
  }

  private func migrate() throws {
    var connection = try Connection(settings.with(database: TestDatabase.template))
    try Migrator().migrate(on: &connection)
    for person in Cast.allCases {
      try connection.execute(
        "SELECT galley.add_user(session_user, \(person.login), \(person.role))")
      try connection.execute(
        "ALTER ROLE \(identifier: person.login) PASSWORD \(literal: person.login)")
    }
  }
}
