import Digests
import Editorial
import EventSourcing
import PostgreSQL
import TestSupport
import Testing

@Suite(.database) struct RefusedChangeTests {
  let database = TestDatabase.current

  enum Writer: String, CaseIterable {
    case owner = "SET ROLE galley_owner"
    case superuser = "RESET ROLE"
    case replication = "SET session_replication_role = replica"
  }

  private static let changes = [
    "UPDATE galley.events SET actor = 'emil'",
    "UPDATE galley.events SET actor = 'emil' WHERE false",
    "DELETE FROM galley.events",
    "DELETE FROM galley.events WHERE false",
    "TRUNCATE galley.events",
    "INSERT INTO galley.events SELECT * FROM galley.events"
      + " ON CONFLICT (position) DO UPDATE SET actor = 'emil'",
    "UPDATE galley.texts SET body = 'another'",
    "UPDATE galley.texts SET body = 'another' WHERE false",
    "DELETE FROM galley.texts",
    "TRUNCATE galley.texts",
    "UPDATE galley.claims SET name = 'another'",
    "DELETE FROM galley.claims",
    "DELETE FROM galley.claims WHERE false",
    "TRUNCATE galley.claims",
    "TRUNCATE galley.texts, galley.claims, galley.events",
  ]

  private func recordSomething() async throws {
    let text = SaltedText.sample()
    let eva = try await database.session(as: "eva")
    try await eva.append([.sampleDraft("wall"), .noteAdded(note: text.key)], texts: [text])
  }

  private var record: [String] {
    get async throws {
      try await database.value(
        """
        SELECT ARRAY[
          (SELECT string_agg(e::text, ';') FROM galley.events e),
          (SELECT string_agg(t::text, ';') FROM galley.texts t),
          (SELECT string_agg(c::text, ';') FROM galley.claims c)]
        """)
    }
  }

  @Test(arguments: Writer.allCases)
  func `the record refuses every change, by anyone`(writer: Writer) async throws {
    try await recordSomething()
    let before = try await record
    let session = try await database.session()
    try await session.run(writer.rawValue)
    for change in Self.changes {
      let error = await #expect(throws: PostgresError.self, "\(change)") {
        try await session.run(change)
      }
      #expect(error?.sqlState?.rawValue == "GA000", "\(change)")
    }
    #expect(try await record == before)
  }

  @Test(arguments: ["eva", "anna", "otto", "galley_projector"])
  func `no login may change the record, or write it except by append`(
    login: String
  ) async throws {
    try await recordSomething()
    let before = try await record
    let session = try await database.session(as: login)
    let writings =
      Self.changes + [
        "INSERT INTO galley.events SELECT * FROM galley.events",
        "INSERT INTO galley.claims VALUES ('another', gen_random_uuid())",
        "INSERT INTO galley.texts SELECT * FROM galley.texts",
        "INSERT INTO galley.people (login, added_by) VALUES ('nora', 'anna')",
        "UPDATE galley.event_types SET recorded_by = 'editor'",
        "COPY galley.claims FROM '/dev/null'",
        "SELECT nextval('galley.positions')",
        "SELECT setval('galley.positions', 1)",
        "DROP TRIGGER events_refuse_change ON galley.events",
        "ALTER TABLE galley.events DISABLE TRIGGER ALL",
      ]
    for writing in writings {
      let error = await #expect(throws: PostgresError.self, "\(writing)") {
        try await session.run(writing)
      }
      #expect(error?.sqlState == .insufficientPrivilege, "\(writing)")
    }
    #expect(try await record == before)
  }
}
