import Editorial
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import PostgreSQL

/// Where a database is, whether it answers, and how its schema stands to this galley's.
struct DatabaseState: Encodable {
  /// The private server, by its directory; nil for a shared one.
  let home: String?
  let state: String
  let pid: Int32?
  let since: String?
  let serverVersion: Int?
  let serverLog: String?
  let database: String
  /// The number of the last migration applied; 0 where there is no newsroom, nil where nobody
  /// answers.
  let schema: Int?
  let pendingMigrations: Int?
  /// The version of TLS to a shared server; nil for none.
  let encryption: String?

  init(_ administration: DatabaseAdministration) async throws {
    let server = administration.address.server
    home = server?.homeDirectory
    serverLog = server?.logFile
    database = try administration.databaseName()
    var isAnswering = true
    switch try server?.status() {
    case .running(let pid, let version, let since, let isReady):
      (state, self.pid, self.since) = (isReady ? "running" : "starting", pid, since.timestamp)
      serverVersion = version
      isAnswering = isReady
    case .stopped(let version):
      (state, pid, since, serverVersion) = ("stopped", nil, nil, version)
      isAnswering = false
    case .notInitialised:
      (state, pid, since, serverVersion) = ("not made yet", nil, nil, nil)
      isAnswering = false
    case nil: (state, pid, since, serverVersion) = ("running", nil, nil, nil)
    }
    let standing = isAnswering ? try await administration.schemaStanding() : nil
    schema = standing?.applied
    pendingMigrations = standing?.pending
    encryption = server == nil ? try await administration.encryption() : nil
  }

  private enum Key: String, CodingKey {
    case home, state, pid, since, serverVersion, serverLog, database, schema, pendingMigrations
    case encryption
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(home, forKey: .home)
    try container.encode(state, forKey: .state)
    try container.encode(pid, forKey: .pid)
    try container.encode(since, forKey: .since)
    try container.encode(serverVersion, forKey: .serverVersion)
    try container.encode(serverLog, forKey: .serverLog)
    try container.encode(database, forKey: .database)
    try container.encode(schema, forKey: .schema)
    try container.encode(pendingMigrations, forKey: .pendingMigrations)
    try container.encode(encryption, forKey: .encryption)
  }

  var facts: Facts {
    var facts = Facts()
    facts.add("server", home.map { "private, in \($0)" } ?? "shared")
    facts.add("state", state + (pid.map { " (pid \($0))" } ?? ""))
    facts.add("since", since.flatMap { Date(timestamp: $0) }.map { Moment($0).full })
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
    if pendingMigrations == 0 { return "\(schema), which is this galley's" }
    return "\(schema), older than this galley's by \(pendingMigrations); "
      + "run 'galley database migrate'"
  }
}
