package import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
package import Schema

/// Administers a database without opening a newsroom in it.
package struct DatabaseAdministration: Sendable {
  package let address: DatabaseAddress

  let policy: ConnectionPolicy

  package init(_ address: DatabaseAddress, connections policy: ConnectionPolicy = .init()) {
    (self.address, self.policy) = (address, policy)
  }

  /// The migrations to apply, in order; empty if the schema is up to date.
  package func pendingMigrations() async throws -> [Schema.Migration] {
    try await connected { try Migrator().pending(on: &$0) }
  }

  /// Migrates the schema in one transaction, and returns the applied migrations.
  package func migrate() async throws -> [Schema.Migration] {
    do {
      return try await connected { [policy] connection in
        try policy.requirePermitted(connection)
        return try connection.working { try Migrator().migrate(on: &$0) }
      }
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

  /// The major version of the server, and the version of TLS of the connection, such as `TLSv1.3`; nil
  /// without TLS.
  func serverFacts() async throws -> (major: Int, encryption: String?) {
    try await connected { connection in
      let row = try connection.execute(
        "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
      ).first
      return (connection.majorVersion, try row?.value(at: 0))
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
    let settings = try address.settings(answeringWithin: policy.answerLimit)
    let patience = policy.patience(for: settings, isCreating: false)
    let pool = Pool(settings, maximum: 1, patience: patience)
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
