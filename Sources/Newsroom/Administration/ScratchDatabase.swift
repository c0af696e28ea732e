import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore

/// A database of the private server that is made for one purpose and removed after it, with people
/// of its own.
///
/// One at a time: who comes second waits. What a killed process has left is cleared when the next
/// begins.
package struct ScratchDatabase: Sendable {
  package let address: DatabaseAddress
  private let name: String
  private let people: [String]
  private let isKept: Bool
  /// Its only connection holds the lock by which there is one scratch database at a time.
  private let administration: Pool

  /// Takes a name for it; the database is made when a newsroom is opened in it.
  ///
  /// - Parameters:
  ///   - address: In the private server, which is started if it does not run.
  ///   - purpose: A word that its name begins with.
  ///   - people: The logins that go with it, unless they work elsewhere too.
  ///   - isKept: Whether it stays when it ends, and also when the next begins.
  package static func begin(
    on address: DatabaseAddress, for purpose: String, people: [String], isKept: Bool,
    report: @escaping @Sendable (String) -> Void
  ) async throws -> ScratchDatabase {
    let server = try DatabaseAdministration(address).server()
    if !server.isAccepting { try server.start(report: report) }
    let settings = try address.settings().with(database: "postgres")
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
    let suffix = UUID().uuidString.prefix(8).lowercased()
    let name = "\(isKept ? "kept_" : "")\(purpose)_\(suffix)"
    return ScratchDatabase(
      address: address.with(database: name), name: name, people: people, isKept: isKept,
      administration: administration)
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
    report("waiting for another process that works in a database of this kind")
    try connection.execute("SELECT pg_advisory_lock(\(AdvisoryLock.scratch), 0)")
  }

  /// Removes what killed processes have left, which is what nobody is connected to.
  private static func clear(
    _ purpose: String, people: [String], on connection: inout Connection
  ) throws {
    let left = try connection.execute(
      """
      SELECT datname::text FROM pg_database d
      WHERE starts_with(datname::text, \(purpose + "_"))
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
      """)
    for row in left { try drop(try row.value(at: 0), on: &connection) }
    try dismiss(people, on: &connection)
  }

  private static func drop(_ database: String, on connection: inout Connection) throws {
    try connection.script("SET client_min_messages = warning")
    try connection.execute("DROP DATABASE IF EXISTS \(identifier: database) WITH (FORCE)")
  }

  /// Removes the logins; one that another database knows stays.
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
