import Digests
package import PostgreSQL

/// Brings a database's schema up to what this program needs: each migration once, in order, in one
/// transaction, under a lock that makes a second migrator wait.
package struct Migrator: Sendable {
  package let migrations: [Migration]

  package init(_ migrations: [Migration]) {
    self.migrations = migrations
  }

  /// The number of the last migration applied; 0 for a database without a newsroom.
  package static func applied(on connection: inout Connection) throws(PostgresError) -> Int {
    let exists: Bool = try connection.execute(
      "SELECT to_regclass('galley.migrations') IS NOT NULL")[0].value(at: 0)
    guard exists else { return 0 }
    return try connection.execute("SELECT coalesce(max(number), 0) FROM galley.migrations")[0]
      .value(at: 0)
  }

  /// - Throws: ``MigrationError`` when the schema is older or newer than what is needed.
  package static func check(applied: Int, needed: Int) throws(MigrationError) {
    if applied < needed { throw .older(applied: applied, needed: needed) }
    if applied > needed { throw .newer(applied: applied, known: needed) }
  }

  /// What ``migrate(on:)`` would apply.
  ///
  /// - Throws: ``MigrationError`` when the database's history is not a beginning of this one.
  package func pending(on connection: inout Connection) throws -> [Migration] {
    let applied = try Self.applied(on: &connection)
    guard applied > 0 else { return migrations }
    if applied > migrations.count { try Self.check(applied: applied, needed: migrations.count) }
    let rows = try connection.execute("SELECT number, checksum FROM galley.migrations")
    for row in rows {
      let migration = migrations[try row.value(at: 0, as: Int.self) - 1]
      guard try row.value(at: 1, as: [UInt8].self) == migration.checksum.bytes else {
        throw MigrationError.altered(number: migration.number, name: migration.name)
      }
    }
    return Array(migrations.dropFirst(applied))
  }

  /// Applies what is pending, all or nothing, and returns it.
  @discardableResult
  package func migrate(on connection: inout Connection) throws -> [Migration] {
    try connection.transaction(.readCommitted) { connection in
      try connection.execute("SELECT pg_advisory_xact_lock(103, 0)")
      try connection.script(
        """
        SET LOCAL client_min_messages = warning;
        CREATE SCHEMA IF NOT EXISTS galley;
        CREATE TABLE IF NOT EXISTS galley.migrations (
          number integer PRIMARY KEY,
          name text NOT NULL,
          checksum bytea NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
        );
        """)
      let pending = try pending(on: &connection)
      for migration in pending {
        try connection.script(migration.sql)
        try connection.execute("RESET ROLE")
        try connection.execute(
          """
          INSERT INTO galley.migrations (number, name, checksum)
          VALUES (\(Int32(migration.number)), \(migration.name), \(migration.checksum.bytes))
          """)
      }
      return pending
    }
  }
}
