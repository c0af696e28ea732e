import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
import Schema

extension Newsroom {
  /// Opens the newsroom in a database.
  ///
  /// Starts the private server if it is not running, and creates its newsroom if there is none. A
  /// shared database must have a newsroom with this program's schema. Waits for a server as the
  /// policy says.
  ///
  /// - Parameters:
  ///   - isCreating: Whether to start the private server and to create what is missing.
  ///   - progress: Receives a line before each step that may take a while.
  /// - Throws: `MigrationError`, `EmbeddedServerError` or `PostgresError`.
  package static func open(
    _ address: DatabaseAddress, connections policy: ConnectionPolicy = ConnectionPolicy(),
    isCreating: Bool = true, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Newsroom {
    if isCreating, let server = address.server, !server.isAccepting {
      try server.start(report: progress)
    }
    let newsroom = try Newsroom(address, connections: policy, isCreating: isCreating)
    do {
      do {
        try await newsroom.check()
      } catch let error {
        guard isCreating, address.server != nil, let gap = FirstUse.Gap(error) else { throw error }
        // This program owns the private server, so it creates what is missing.
        let firstUse = FirstUse(address: address)
        if case .noDatabase = gap { try firstUse.requireCreation() }
        try firstUse.close(gap, progress: progress)
        try await newsroom.check()
      }
      return newsroom
    } catch {
      await newsroom.close()
      throw error
    }
  }

  /// Opens the newsroom, runs `body` in it and closes it.
  package static func with<Value>(
    _ address: DatabaseAddress, connections policy: ConnectionPolicy = ConnectionPolicy(),
    isCreating: Bool = true, progress: @escaping @Sendable (String) -> Void = { _ in },
    _ body: (Newsroom) async throws -> Value
  ) async throws -> Value {
    let newsroom = try await open(
      address, connections: policy, isCreating: isCreating, progress: progress)
    do {
      let value = try await body(newsroom)
      await newsroom.close()
      return value
    } catch {
      await newsroom.close()
      throw error
    }
  }

  /// Checks that the database has this program's schema and gives each person a separate session.
  private func check() async throws {
    let settings = try connectionSettings()
    try await repeating { try await check(settings) }
  }

  private func check(_ settings: ConnectionSettings) async throws {
    try await pool.withConnection { connection in
      try policy.requirePermitted(connection)
      let (applied, isPooled) = try Session.schema(on: &connection)
      if applied > 0, applied != Schema.version {
        // More is wrong than the number if the history is not a beginning of this program's.
        _ = try Migrator().pending(on: &connection)
      }
      try Migrator.check(applied: applied, needed: Schema.version)
      if isPooled {
        try Session.refuseTransactionPooling(on: &connection, settings)
      }
      try replica?.learn(on: &connection)
    }
  }
}
