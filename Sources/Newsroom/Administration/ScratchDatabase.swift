import EmbeddedPostgreSQL
import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

/// A temporary database of the private server for one purpose, with its own people.
///
/// There is one at a time; a second process waits. The next one removes the remains of a killed
/// process.
package struct ScratchDatabase: Sendable {
  package let address: DatabaseAddress
  private let name: String
  private let people: [String]
  private let isKept: Bool
  /// Its only connection holds the lock that permits one scratch database at a time.
  private let administration: Pool

  /// Creates the database, with a newsroom in it.
  ///
  /// - Parameters:
  ///   - address: An address on the private server, which is started if necessary.
  ///   - purpose: The first word of its name.
  ///   - people: The logins to remove with it, unless another database uses them.
  ///   - isKept: Whether to keep the database at the end, and when the next one begins.
  package static func begin(
    on address: DatabaseAddress, for purpose: String, people: [String], isKept: Bool,
    report: @escaping @Sendable (String) -> Void
  ) async throws -> ScratchDatabase {
    let server = try DatabaseAdministration(address).server()
    if !server.isAccepting { try server.start(report: report) }
    // Another process may keep the lock for as long as it works.
    let settings = try address.settings(answeringWithin: nil).with(database: "postgres")
    let administration = Pool(settings, maximum: 1)
    do {
      try await administration.withConnection { connection in
        try lock(on: &connection, report: report)
        try clear(purpose, people: people, on: &connection)
      }
    } catch {
      await administration.close()
      throw error
    }
    let suffix = UUID().text.prefix(8)
    let name = "\(isKept ? "kept_" : "")\(purpose)_\(suffix)"
    let scratch = ScratchDatabase(
      address: address.with(database: name), name: name, people: people, isKept: isKept,
      administration: administration)
    do {
      try FirstUse(address: scratch.address).close(.noDatabase, progress: report)
    } catch {
      try? await scratch.end()
      throw error
    }
    return scratch
  }

  /// Its URL, without a password.
  package func url() throws -> String { try address.settings().description }

  /// Removes it, unless it is kept.
  package func end() async throws {
    do {
      if !isKept { try await remove() }
    } catch {
      await administration.close()
      throw error
    }
    await administration.close()
  }

  private func remove() async throws {
    let (name, people) = (name, people)
    try await administration.withConnection { connection in
      try Self.drop(name, on: &connection)
      try Self.dismiss(people, on: &connection)
    }
  }

  private static func lock(
    on connection: inout Connection, report: (String) -> Void
  ) throws {
    let isFirst: Bool = try connection.execute(
      "SELECT pg_try_advisory_lock(\(AdvisoryLock.scratch), 0)")[0]
      .value(at: 0)
    guard !isFirst else { return }
    report("waiting for another process that uses a database of this kind")
    try connection.execute("SELECT pg_advisory_lock(\(AdvisoryLock.scratch), 0)")
  }

  /// Removes what killed processes left: databases without connections, and roles without a database.
  private static func clear(
    _ purpose: String, people: [String], on connection: inout Connection
  ) throws {
    let prefix = Migrator.memberRolePrefix
    let left = try connection.execute(
      """
      SELECT datname::text FROM pg_database d
      WHERE starts_with(datname::text, \(purpose + "_"))
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
      UNION ALL
      SELECT r.database
      FROM (SELECT substr(rolname, length(\(prefix)) + 1) AS database FROM pg_roles
        WHERE starts_with(rolname::text, \(prefix + purpose + "_"))) AS r
      WHERE NOT EXISTS (SELECT FROM pg_database d WHERE d.datname = r.database)
      """)
    for row in left { try drop(try row.value(at: 0), on: &connection) }
    try dismiss(people, on: &connection)
  }

  private static func drop(_ database: String, on connection: inout Connection) throws {
    try connection.script("SET client_min_messages = warning")
    try connection.execute("DROP DATABASE IF EXISTS \(identifier: database) WITH (FORCE)")
    let member = Migrator.newMemberRole(of: database)
    try connection.execute("DROP ROLE IF EXISTS \(identifier: member)")
  }

  /// Removes the logins, except those that another database uses.
  private static func dismiss(_ people: [String], on connection: inout Connection) throws {
    for person in people {
      let isNeeded: Bool = try connection.execute(
        """
        SELECT EXISTS (
          SELECT FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
          WHERE d.refclassid = 'pg_authid'::regclass AND r.rolname = \(person))
        """)[0].value(at: 0)
      if !isNeeded { try connection.execute("DROP ROLE IF EXISTS \(identifier: person)") }
    }
  }
}
