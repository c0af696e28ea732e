import Editorial
import EmbeddedPostgreSQL
package import Foundation
package import JSON
import PostgreSQL

/// Where a database is, whether it answers, and whether its schema is up to date.
package struct DatabaseState: Hashable, Sendable {
  package enum State: String, CaseIterable, Sendable, JSONDescribed {
    case running, starting, stopped
    case notMade = "not made yet"
  }

  /// The private server, by its directory; nil for a shared one.
  package let home: String?
  package let state: State
  /// The server's process; nil if it is not running, and for a shared one, like the next.
  package let pid: Int32?
  /// When the server was started.
  package let since: Date?
  /// The major version of PostgreSQL; nil if it is not known.
  package let serverVersion: Int?
  /// Whether this program is tested with that version; nil if the version is not known.
  package let isTested: Bool?
  /// The log file of the private server; nil for a shared one.
  package let serverLog: String?
  package let database: String
  /// The number of the last migration applied; 0 without a newsroom, nil if nobody answers.
  package let schema: Int?
  package let pendingMigrations: Int?
  /// The version of TLS to a shared server; nil for none.
  package let encryption: String?
}

extension DatabaseState {
  /// Changes nothing: it does not start a private server that is stopped.
  package init(_ administration: DatabaseAdministration) async throws {
    let server = administration.address.server
    home = server?.homeDirectory
    serverLog = server?.logFile
    database = try administration.databaseName()
    let facts = server == nil ? try await administration.serverFacts() : nil
    var isAnswering = true
    switch try server?.status() {
    case .running(let pid, let version, let since, let isReady):
      (state, self.pid, self.since) = (isReady ? .running : .starting, pid, since)
      serverVersion = version
      isAnswering = isReady
    case .stopped(let version):
      (state, pid, since, serverVersion) = (.stopped, nil, nil, version)
      isAnswering = false
    case .notInitialised:
      (state, pid, since, serverVersion) = (.notMade, nil, nil, nil)
      isAnswering = false
    case nil: (state, pid, since, serverVersion) = (.running, nil, nil, facts?.major)
    }
    let standing = isAnswering ? try await administration.schemaStanding() : nil
    schema = standing?.applied
    pendingMigrations = standing?.pending
    isTested = serverVersion.map { administration.policy.versions.isTested($0) }
    encryption = facts?.encryption
  }
}

extension DatabaseState: JSONDescribed {
  package static let json = JSONDescription<DatabaseState>(
    "DatabaseState", "A database, whether it answers, and its schema.",
    [
      JSONMember("home", "The directory of the private server; null for a shared one.", \.home),
      JSONMember("state", "The state of the server.", \.state),
      JSONMember(
        "pid", "The server's process; null if it is not running, and for a shared one.",
        \.pid),
      JSONMember(
        "since", "When the server was started; null if it is not running, and for a shared one.",
        \.since),
      JSONMember(
        "serverVersion", "The major version of PostgreSQL; null if it is not known.",
        \.serverVersion),
      JSONMember(
        "tested", "Whether this program is tested with it; null if the version is not known.",
        \.isTested),
      JSONMember(
        "serverLog", "The log file of the private server; null for a shared one.",
        \.serverLog),
      JSONMember("database", "The name of the database.", \.database),
      JSONMember(
        "schema", "The last migration applied; 0 without a newsroom, null if nobody answers.",
        \.schema),
      JSONMember(
        "pendingMigrations", "The number of pending migrations; null if nobody answers.",
        \.pendingMigrations),
      JSONMember(
        "encryption", "The version of TLS to a shared server; null for none.",
        \.encryption),
    ])
}
