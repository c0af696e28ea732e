import Digests
import PostgreSQL
import PostgresEventStore
import Schema
import TestSupport
import Testing

@Suite(.database) struct DefinitionTests {
  let database = TestDatabase.current

  /// A change to a definition reaches a database only with a migration: name the digest in a new
  /// one.
  @Test func `the last migration that names the definitions' digest names the present one`() throws
  {
    let named = Schema.migrations.compactMap { migration in
      migration.sql.firstMatch(of: /digest of the definitions: ([0-9a-f]{64})/)?.1
    }
    #expect(named.last.map(String.init) == Schema.definitionsDigest.hex)
  }

  @Test func `a file of definitions contains only the object that it is named after`() {
    for definition in Schema.definitions where definition.path != "event_types.sql" {
      let name = definition.path.split(separator: "/").last?.dropLast(".sql".count) ?? ""
      let created = definition.sql.matches(
        of: /CREATE (?:OR REPLACE|CONSTRAINT) (FUNCTION|TRIGGER) (\w+\.)?(\w+)/)
      #expect(created.map { $0.3 } == [name], "\(definition.path)")
    }
  }

  @Test func `the definitions can run again on their own result`() async throws {
    let again = Schema.Migration(number: Schema.version + 1, name: "again", sql: "SELECT 1")
    let applied = try await database.session().use { connection in
      try Migrator(Schema.migrations + [again]).migrate(on: &connection).map(\.name)
    }
    #expect(applied == ["again"])
    try await database.record([.sampleDraft("wall")])
  }

  @Test(arguments: AdvisoryLock.allCases)
  func `a lock has one number in the database and in the program`(lock: AdvisoryLock) async throws {
    let number: Int = try await database.value("SELECT galley.lock_class(\("\(lock)"))")
    #expect(number == Int(lock.rawValue))
  }

  @Test(arguments: [
    ("change refused", SQLState.changeRefused), ("stale version", .staleVersion),
    ("name taken", .nameTaken), ("command id reused", .commandIDReused),
    ("text unknown", .textUnknown), ("out of turn", .outOfTurn), ("four eyes", .fourEyes),
    ("already recorded", .alreadyRecorded), ("wrong caller", .wrongCaller),
    ("name like an id", .nameLikeID), ("people rule", .peopleRule),
    ("destination rule", .destinationRule),
  ])
  func `a refusal has one code in the database and in the program`(
    name: String, state: SQLState
  ) async throws {
    #expect(try await database.value("SELECT galley.error_code(\(name))") == state.rawValue)
  }

  @Test func `a newsroom of the former schema is refused in one line`() async throws {
    try await TestDatabase.with(.empty) { database in
      try await database.session().run(
        """
        CREATE SCHEMA galley;
        CREATE TABLE galley.migrations (number integer, name text, checksum bytea);
        INSERT INTO galley.migrations VALUES (1, 'roles', ''), (2, 'events', '')
        """)
      await #expect(throws: MigrationError.former) {
        try await database.session().use { try Migrator().migrate(on: &$0) }
      }
    }
  }
}
