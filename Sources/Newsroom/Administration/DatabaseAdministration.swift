package import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
package import Schema

/// What is done to a database before a newsroom can be opened in it, or when none is to be.
package struct DatabaseAdministration: Sendable {
  package let address: DatabaseAddress

  package init(_ address: DatabaseAddress) { self.address = address }

  /// What a migration would apply, in order; nothing when the schema is this galley's.
  package func pendingMigrations() async throws -> [Schema.Migration] {
    try await connected { try Migrator().pending(on: &$0) }
  }

  /// Brings the schema to this galley's, all or nothing, and returns what was applied.
  package func migrate() async throws -> [Schema.Migration] {
    do {
      return try await connected { try Migrator().migrate(on: &$0) }
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      throw Failure(
        .forbidden,
        "this login may not migrate the database: that takes a superuser, or a login that owns the "
          + "database and has CREATEROLE")
    }
  }

  /// The database's name.
  package func databaseName() throws -> String { try address.settings().database ?? "" }

  /// How the schema stands to this galley's: the number of the last migration applied, 0 where
  /// there is no newsroom, and how many are missing.
  package func schemaStanding() async throws -> (applied: Int, pending: Int) {
    do {
      return try await connected { connection in
        let pending = try Migrator().pending(on: &connection).count
        return (try Migrator.applied(on: &connection), pending)
      }
    } catch let error as PostgresError
      where address.server != nil && error.sqlState == .invalidCatalogName
    {
      return (0, Schema.version)
    }
  }

  /// The version of TLS under which the database is reached, such as `TLSv1.3`; nil for none.
  package func encryption() async throws -> String? {
    try await connected { connection in
      try connection.execute("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        .first?.value(at: 0)
    }
  }

  /// The private server.
  ///
  /// - Throws: ``Failure`` when the database is on a shared server.
  package func server() throws -> EmbeddedServer {
    guard let server = address.server else {
      throw Failure(
        .unacceptable, "this can only be done with the private server",
        .usePrivateServer)
    }
    return server
  }

  private func connected<R: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    let pool = Pool(try address.settings(), maximum: 1)
    do {
      let answer = try await pool.withConnection(body)
      await pool.close()
      return answer
    } catch {
      await pool.close()
      throw error
    }
  }
}
