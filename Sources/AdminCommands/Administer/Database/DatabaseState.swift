import Editorial
import EmbeddedPostgreSQL
import Foundation
import JSON
import Newsroom
import PostgreSQL

/// Where a database is, whether it answers, and whether its schema is up to date.
struct DatabaseState {
  enum State: String, CaseIterable, JSONDescribed {
    case running, starting, stopped
    case notMade = "not made yet"
  }

  /// The private server, by its directory; nil for a shared one.
  let home: String?
  let state: State
  let pid: Int32?
  let since: Date?
  let serverVersion: Int?
  let serverLog: String?
  let database: String
  /// The number of the last migration applied; 0 without a newsroom, nil if nobody answers.
  let schema: Int?
  let pendingMigrations: Int?
  /// The version of TLS to a shared server; nil for none.
  let encryption: String?
}

extension DatabaseState {
  init(_ administration: DatabaseAdministration) async throws {
    let server = administration.address.server
    home = server?.homeDirectory
    serverLog = server?.logFile
    database = try administration.databaseName()
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
    case nil: (state, pid, since, serverVersion) = (.running, nil, nil, nil)
    }
    let standing = isAnswering ? try await administration.schemaStanding() : nil
    schema = standing?.applied
    pendingMigrations = standing?.pending
    encryption = server == nil ? try await administration.encryption() : nil
  }

  var facts: Facts {
    var facts = Facts()
    facts.add("server", home.map { "private, in \($0)" } ?? "shared")
    facts.add("state", state.rawValue + (pid.map { " (pid \($0))" } ?? ""))
    facts.add("since", since.map { Moment($0).full })
    facts.add("PostgreSQL", serverVersion.map { String($0) })
    facts.add("server's log", serverLog)
    facts.add("database", database)
    facts.add(
      "connection", home == nil ? encryption.map { "encrypted, \($0)" } ?? "not encrypted" : nil)
    facts.add("schema", schemaSentence)
    return facts
  }

  private var schemaSentence: String? {
    guard let schema, let pendingMigrations else { return nil }
    if schema == 0 { return "no newsroom yet; run 'galley database init'" }
    if pendingMigrations == 0 { return "\(schema), up to date" }
    return "\(schema), \(pendingMigrations) pending; "
      + "run 'galley database migrate'"
  }
}

extension DatabaseState: JSONDescribed {
  static let json = JSONDescription<DatabaseState>(
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
