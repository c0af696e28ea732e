import Editorial
import EmbeddedPostgreSQL
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import Schema

extension Newsroom {
  /// Opens the newsroom in a database for one person.
  ///
  /// The private server is started if it is not running, and its newsroom made if there is none,
  /// with the operating system's user as its first admin. A shared database is taken as it is.
  ///
  /// - Parameters:
  ///   - person: Whom to act as; by default the operating system's user on the private server, and
  ///     the login on a shared one.
  ///   - other: Somebody who acts in this process already, and whose knowledge of the articles is
  ///     shared.
  ///   - report: Takes a line for whoever waits.
  /// - Throws: ``NewsroomError``, `MigrationError`, `EmbeddedServerError` or `PostgresError`.
  package static func open(
    _ address: DatabaseAddress, as person: String? = nil, beside other: Newsroom? = nil,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Newsroom {
    let states = other?.states ?? ArticleStates()
    if let server = address.server, !server.isAccepting { try server.start(report: report) }
    do {
      return try await open(
        address, as: person, states: states, report: report)
    } catch let gap as FirstUse.Gap where address.server != nil {
      // What is missing can be made: this galley owns the private server.
      try FirstUse(address: address).close(gap, report: report)
      return try await open(
        address, as: person, states: states, report: report)
    }
  }

  private static func open(
    _ address: DatabaseAddress, as person: String?, states: ArticleStates,
    report: @escaping @Sendable (String) -> Void
  ) async throws -> Newsroom {
    let settings = try address.settings()
    let isPrivate = address.server != nil
    let impersonated = person ?? (isPrivate ? OperatingSystemUser.name : nil)
    let pool = Pool(settings, maximum: 4) { connection in
      guard let impersonated else { return }
      try Session.become(impersonated, on: &connection)
    }
    do {
      let session = try await pool.withConnection { connection in
        let session = try Session(on: &connection)
        try session.refuseTransactionPooling(on: &connection, settings)
        return session
      }
      try Migrator.check(applied: session.schemaVersion, needed: Schema.version)
      return Newsroom(
        address: address, actor: try session.actor(isPrivate: isPrivate),
        projecting: session.projecting(impersonated: impersonated), pool: pool, states: states,
        report: report)
    } catch {
      await pool.close()
      throw FirstUse.Gap(error, isPrivate: isPrivate, isOwner: person == nil) ?? error
    }
  }
}
