import PostgreSQL
import PostgresEventStore
import Schema
import TestSupport
import Testing

@Suite(.emptyDatabase) struct MigratorTests {
  let database = TestDatabase.current

  private func migration(_ number: Int, _ sql: String? = nil) -> Schema.Migration {
    Schema.Migration(
      number: number, name: "step_\(number)", sql: sql ?? "CREATE TABLE galley.step_\(number) ()")
  }

  @discardableResult
  private func migrate(_ migrations: [Schema.Migration]) async throws -> [Int] {
    try await database.session().use {
      try Migrator(migrations, definitions: []).migrate(on: &$0).map(\.number)
    }
  }

  private var applied: Int {
    get async throws { try await database.session().use { try Migrator.applied(on: &$0) } }
  }

  private func has(_ table: String) async throws -> Bool {
    try await database.value("SELECT to_regclass(\(table)) IS NOT NULL")
  }

  @Test func `a fresh database gets the newsroom's schema, once`() async throws {
    let migrator = Migrator()
    #expect(try await applied == 0)
    let numbers = try await migrate(migrator.migrations)
    #expect(numbers == Array(1...migrator.migrations.count))
    #expect(try await applied == migrator.migrations.count)
    #expect(try await has("galley.events"))
    #expect(try await migrate(migrator.migrations) == [])
  }

  @Test func `only new migrations are applied`() async throws {
    try await migrate([migration(1)])
    #expect(try await migrate([migration(1), migration(2)]) == [2])
    let numbers: [Int32] = try await database.value(
      "SELECT array_agg(number ORDER BY number) FROM galley.migrations")
    #expect(numbers == [1, 2])
  }

  @Test func `of two concurrent migrators, one migrates and the other has nothing to do`()
    async throws
  {
    let keeper = try await database.session()
    try await keeper.run("SELECT pg_advisory_lock(\(AdvisoryLock.migration.rawValue), 0)")
    let sessions = [try await database.session(), try await database.session()]
    let migrators = sessions.map { session in
      Task {
        try await session.use { try Migrator().migrate(on: &$0).count }
      }
    }
    for session in sessions { try await database.wait(untilBlocked: session) }
    try await keeper.run("SELECT pg_advisory_unlock(\(AdvisoryLock.migration.rawValue), 0)")
    let counts = [try await migrators[0].value, try await migrators[1].value]
    #expect(counts.sorted() == [0, Schema.version])
  }

  @Test func `a migration that fails rolls back the whole run`() async throws {
    try await migrate([migration(1)])
    await #expect(throws: PostgresError.self) {
      try await migrate([migration(1), migration(2), migration(3, "SELECT 1 / 0")])
    }
    #expect(try await applied == 1)
    #expect(try await has("galley.step_1"))
    #expect(try await has("galley.step_2") == false)
  }

  @Test func `a first run that fails leaves an empty database`() async throws {
    await #expect(throws: PostgresError.self) { try await migrate([migration(1, "SELECT 1 / 0")]) }
    #expect(try await applied == 0)
    #expect(try await database.value("SELECT to_regnamespace('galley') IS NULL") == true)
  }

  @Test func `a migration that was edited after it was applied is found`() async throws {
    try await migrate([migration(1), migration(2)])
    let edited = [migration(1, "SELECT 1"), migration(2), migration(3)]
    await #expect(throws: MigrationError.altered(number: 1, name: "step_1")) {
      try await migrate(edited)
    }
    #expect(try await applied == 2)
  }

  @Test func `a database that a newer program has migrated is not changed`() async throws {
    try await migrate([migration(1), migration(2)])
    await #expect(throws: MigrationError.newer(applied: 2, known: 1)) {
      try await migrate([migration(1)])
    }
  }

  @Test func `no migration leads away from the schema before the baseline`() async throws {
    let former = Schema.Migration(number: 2, name: "events", sql: "SELECT 1")
    try await migrate([migration(1), former])
    await #expect(throws: MigrationError.former) { try await migrate([migration(1)]) }
    await #expect(throws: MigrationError.former) {
      try await migrate([migration(1), migration(2), migration(3)])
    }
  }

  @Test func `pending migrations are listed without being applied`() async throws {
    try await migrate([migration(1)])
    let migrator = Migrator([migration(1), migration(2)], definitions: [])
    let pending = try await database.session().use { try migrator.pending(on: &$0).map(\.number) }
    #expect(pending == [2])
    #expect(try await has("galley.step_2") == false)
  }

  @Test func `a schema of another version is refused`() throws {
    try Migrator.check(applied: 2, needed: 2)
    #expect(throws: MigrationError.older(applied: 0, needed: 2)) {
      try Migrator.check(applied: 0, needed: 2)
    }
    #expect(throws: MigrationError.older(applied: 1, needed: 2)) {
      try Migrator.check(applied: 1, needed: 2)
    }
    #expect(throws: MigrationError.newer(applied: 3, known: 2)) {
      try Migrator.check(applied: 3, needed: 2)
    }
  }
}
