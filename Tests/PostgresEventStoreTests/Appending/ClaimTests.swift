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
