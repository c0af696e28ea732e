import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct ClaimTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func rename(
    _ stream: UUID, from former: String, to slug: String, at version: Int
  ) async throws {
    try await database.record(
      [.slugChanged(from: .sample(former), to: .sample(slug))], in: stream,
      expected: .exactly(version))
  }

  @Test func `a slug of another article is refused, and the refusal names its holder`()
    async throws
  {
    try await database.record([.sampleDraft("wall")], in: wall)
    await #expect(throws: AppendError.nameTaken("wall", by: wall)) {
      try await database.record([.sampleDraft("wall")])
    }
    #expect(try await database.eventCount == 1)
    #expect(try await database.lastPosition == 1)
  }

  @Test func `a former slug of another article is refused`() async throws {
    try await database.record([.sampleDraft("wall")], in: wall)
    try await rename(wall, from: "wall", to: "harbour-wall", at: 1)
    await #expect(throws: AppendError.nameTaken("wall", by: wall)) {
      try await database.record([.sampleDraft("wall")])
    }
  }

  @Test func `an article may take its own former slug again`() async throws {
    try await database.record([.sampleDraft("wall")], in: wall)
    try await rename(wall, from: "wall", to: "harbour-wall", at: 1)
    try await rename(wall, from: "harbour-wall", to: "wall", at: 2)
    #expect(try await database.eventCount == 3)
    #expect(try await database.value("SELECT count(*) FROM galley.claims") == 2)
  }

  @Test(arguments: [
    "019a", "cafe", "019aca3f", "019aca3f-1b2c", "019aca3f1b2c7d3e8f40a1b2c3d4e5f6",
    "019aca3f-1b2c-7d3e-8f40-a1b2c3d4e5f6", "019a-ca3f-1b2c-7d3e-8f40-a1b2-c3d4-e5f6",
  ])
  func `a name that looks like an id is refused by the database itself`(name: String) async throws {
    let refusal = AppendError.refused("the name \(name) could be mistaken for an id")
    await #expect(throws: refusal) { try await database.record([.sampleDraft(name)]) }
    try await database.record([.sampleDraft("wall")], in: wall)
    await #expect(throws: refusal) { try await rename(wall, from: "wall", to: name, at: 1) }
    #expect(try await database.eventCount == 1)
  }

  @Test(arguments: [
    ("019a", true), ("CAFE", true), ("019aca3f-", true), ("019aca3f-1b2c-7", true), ("@12", true),
    ("cab", false), ("2026-12-24", false), ("deadbeef1-2", false), ("cafe-2", false),
    ("face-off", false), ("019aca3f-1b2c-7d3e-8f40-a1b2c3d4e5f60", false),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
  ])
  func `the database has the program's rule of what looks like an id`(
    name: String, looksLikeID: Bool
  ) async throws {
    #expect(try await database.value("SELECT galley.looks_like_id(\(name))") == looksLikeID)
    #expect((IDPrefix(name) != nil || name.hasPrefix("@")) == looksLikeID)
  }

  @Test func `an article that has such a name from an imported log keeps it`() async throws {
    _ = try await database.session().use { [wall] connection in
      try connection.execute("INSERT INTO galley.claims (name, stream) VALUES ('cafe', \(wall))")
    }
    try await database.record([.sampleDraft("cafe")], in: wall)
    try await rename(wall, from: "cafe", to: "cafe-opens", at: 1)
    try await rename(wall, from: "cafe-opens", to: "cafe", at: 2)
    #expect(try await database.eventCount == 3)
  }

  @Test func `an event that must claim a slug and has none is refused`() async throws {
    let eva = try await database.session(as: "eva")
    let error = await #expect(throws: PostgresError.self) {
      try await eva.run(
        """
        SELECT galley.append(session_user, 'article', gen_random_uuid(), 0, gen_random_uuid(),
          decode(repeat('00', 32), 'hex'),
          gen_random_uuid(), NULL, '{019a0ab3-c9d0-7168-8fcd-cd6b44400001}', '{SlugChanged}', '{1}', '{"{}"}',
          '{}', '{}', '{}')
        """)
    }
    #expect(error?.sqlState == .invalidParameterValue)
    #expect(try await database.eventCount == 0)
  }

  @Test func `a second claim waits, and is refused if the first is committed`() async throws {
    let (first, second) = (
      try await database.session(as: "eva"), try await database.session(as: "emil")
    )
    try await first.run("BEGIN")
    try await first.append([.sampleDraft("wall")], to: wall)
    let other = Task { try await second.append([.sampleDraft("wall")]) }
    try await database.wait(untilBlocked: second)
    try await first.run("COMMIT")
    await #expect(throws: AppendError.nameTaken("wall", by: wall)) { try await other.value }
  }

  @Test func `a second claim waits, and succeeds if the first is rolled back`()
    async throws
  {
    let (first, second) = (
      try await database.session(as: "eva"), try await database.session(as: "emil")
    )
    try await first.run("BEGIN")
    try await first.append([.sampleDraft("wall")])
    let other = Task { try await second.append([.sampleDraft("wall")], to: wall) }
    try await database.wait(untilBlocked: second)
    try await first.run("ROLLBACK")
    _ = try await other.value
    #expect(try await database.value("SELECT stream FROM galley.claims") == wall)
  }

  @Test func `of many articles that claim one slug at the same time, exactly one gets it`()
    async throws
  {
    let store = database.eventStore(as: "eva")
    let wins = await withTaskGroup { group in
      for _ in 0..<16 {
        group.addTask {
          do {
            _ = try await store.append(.kept([.sampleDraft("wall")], in: UUID()))
            return true
          } catch AppendError.nameTaken {
            return false
          } catch {
            Issue.record(error)
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(try await database.eventCount == 1)
  }
}
