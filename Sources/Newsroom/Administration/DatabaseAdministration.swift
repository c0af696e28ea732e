package import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
package import Schema

/// Administers a database without opening a newsroom in it.
package struct DatabaseAdministration: Sendable {
  package let address: DatabaseAddress

  package init(_ address: DatabaseAddress) { self.address = address }

  /// The migrations to apply, in order; empty if the schema is up to date.
  package func pendingMigrations() async throws -> [Schema.Migration] {
    try await connected { try Migrator().pending(on: &$0) }
  }

  /// Migrates the schema in one transaction, and returns the applied migrations.
  package func migrate() async throws -> [Schema.Migration] {
    do {
      return try await connected { try Migrator().migrate(on: &$0) }
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      throw Failure(
        .forbidden,
        "this login may not migrate the database; only a superuser may, or a login that owns the "
          + "database and has CREATEROLE")
    }
  }

  /// The database's name.
  package func databaseName() throws -> String { try address.settings().database ?? "" }

  /// The state of the schema: the number of the last applied migration, 0 without a newsroom, and
  /// the number of pending migrations.
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

  /// The version of TLS of the connection, such as `TLSv1.3`; nil without TLS.
  package func encryption() async throws -> String? {
    try await connected { connection in
      try connection.execute("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        .first?.value(at: 0)
    }
  }

  /// The private server.
  ///
  /// - Throws: ``Failure`` if the database is on a shared server.
  package func server() throws -> EmbeddedServer {
    guard let server = address.server else {
      throw Failure(
        .unacceptable, "this can only be done with the private server",
        .usePrivateServer)
    }
    return server
  }

  func connected<R: Sendable>(
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
