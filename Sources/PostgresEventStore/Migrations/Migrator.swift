package import Digests
package import PostgreSQL
package import Schema

/// Migrates the schema of a database to what this program needs. It applies each pending migration
/// in order, and then every definition, in one transaction. A lock makes a second migrator wait.
package struct Migrator: Sendable {
  package let migrations: [Schema.Migration]
  package let definitions: [Schema.Definition]

  package init(
    _ migrations: [Schema.Migration] = Schema.migrations,
    definitions: [Schema.Definition] = Schema.definitions
  ) {
    (self.migrations, self.definitions) = (migrations, definitions)
  }

  /// The number of the last migration applied; 0 for a database without a newsroom.
  package static func applied(on connection: inout Connection) throws(PostgresError) -> Int {
    guard try hasHistory(on: &connection) else { return 0 }
    return try connection.execute("SELECT coalesce(max(number), 0) FROM galley.migrations")[0]
      .value(at: 0)
  }

  private static func hasHistory(on connection: inout Connection) throws(PostgresError) -> Bool {
    try connection.execute("SELECT to_regclass('galley.migrations') IS NOT NULL")[0].value(at: 0)
  }

  /// - Throws: ``MigrationError`` when the schema is older or newer than this program needs.
  package static func check(applied: Int, needed: Int) throws(MigrationError) {
    if applied < needed { throw .older(applied: applied, needed: needed) }
    if applied > needed { throw .newer(applied: applied, known: needed) }
  }

  /// The migrations that ``migrate(on:)`` would apply.
  ///
  /// - Throws: ``MigrationError`` when the applied migrations are not the first ones of this
  ///   program.
  package func pending(on connection: inout Connection) throws -> [Schema.Migration] {
    guard try Self.hasHistory(on: &connection) else { return migrations }
    let history = try connection.execute(
      "SELECT number, checksum, name FROM galley.migrations ORDER BY number"
    ).map { row in
      (
        number: try row.value(at: 0, as: Int.self),
        checksum: try row.value(at: 1, as: [UInt8].self),
        name: try row.value(at: 2, as: String.self)
      )
    }
    // No migration leads away from the history before the baseline. Its second step was `events`.
    if history.contains(where: { $0.number == 2 && $0.name == "events" }) {
      throw MigrationError.former
    }
    let applied = history.last?.number ?? 0
    if applied > migrations.count { try Self.check(applied: applied, needed: migrations.count) }
    for step in history {
      let migration = migrations[step.number - 1]
      guard step.checksum == migration.checksum.bytes else {
        throw MigrationError.altered(number: migration.number, name: migration.name)
      }
    }
    return Array(migrations.dropFirst(applied))
  }

  /// Applies all pending migrations or none, and returns them. If there are any, the definitions
  /// run again.
  @discardableResult
  package func migrate(on connection: inout Connection) throws -> [Schema.Migration] {
    try connection.transaction(.readCommitted) { connection in
      try connection.execute("SELECT pg_advisory_xact_lock(\(AdvisoryLock.migration), 0)")
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
      guard !pending.isEmpty else { return [] }
      let member = try Self.memberRole(on: &connection)
      for migration in pending {
        try connection.script(Self.naming(member, in: migration.sql))
        try connection.execute("RESET ROLE")
        try connection.execute(
          """
          INSERT INTO galley.migrations (number, name, checksum)
          VALUES (\(Int32(migration.number)), \(migration.name), \(migration.checksum.bytes))
          """)
      }
      for definition in definitions {
        try connection.script(Self.naming(member, in: definition.sql))
      }
      try connection.execute("RESET ROLE")
      return pending
    }
  }

  /// The role that the people of the newsroom are members of.
  private static func memberRole(on connection: inout Connection) throws -> String {
    let exists: Bool = try connection.execute(
      "SELECT to_regclass('galley.newsroom') IS NOT NULL")[0].value(at: 0)
    if exists {
      return try connection.execute("SELECT member_role FROM galley.newsroom")[0].value(at: 0)
    }
    let database: String = try connection.execute("SELECT current_database()::text")[0]
      .value(at: 0)
    return newMemberRole(of: database)
  }

  /// The name of the role of a newsroom that is made in this database: after the database, or after the
  /// digest of its name if the role would exceed PostgreSQL's 63 bytes.
  package static func newMemberRole(of database: String) -> String {
    let role = memberRolePrefix + database
    return role.utf8.count <= 63
      ? role : memberRolePrefix + Digest(of: database.utf8).hex.prefix(32)
  }

  package static let memberRolePrefix = "galley_member_"

  /// The SQL with the name of the role in place of `:"member"` and `:'member'`.
  private static func naming(_ member: String, in sql: String) -> String {
    sql.replacing(":\"member\"", with: "\"\(member.replacing("\"", with: "\"\""))\"")
      .replacing(":'member'", with: "'\(member.replacing("'", with: "''"))'")
  }
}

extension Schema.Migration {
  /// Distinguishes an edited migration from the applied one.
  package var checksum: Digest { Digest(of: sql.utf8) }
}

extension Schema {
  /// The digest of the paths and texts of all definitions, in order. The last migration that
  /// changes a definition contains it.
  package static var definitionsDigest: Digest {
    Digest(of: definitions.map { "\($0.path)\n\($0.sql)" }.joined(separator: "\n").utf8)
  }
}
