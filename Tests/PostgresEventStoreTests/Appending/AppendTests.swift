import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct AppendTests {
  let database = TestDatabase.current

  @Test func `versions increase in the stream, and positions in the log`() async throws {
    let (wall, pier) = (UUID(), UUID())
    let first = try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    let second = try await database.record([.sampleDraft("pier")], in: pier)
    let third = try await database.record([.sampleRevision(3)], in: wall, expected: .exactly(2))
    #expect(first.map(\.version) == [1, 2])
    #expect(second.map(\.version) == [1])
    #expect(third.map(\.version) == [3])
    #expect((first + second + third).map(\.position) == [1, 2, 3, 4])
  }

  @Test func `an append returns the events that the stream then contains`() async throws {
    let store = database.eventStore(as: "eva")
    let id = UUID()
    let recorded = try await store.append(
      Append(
        stream: .article(id), expected: .noStream, commandID: .v7(), request: .sample(of: []),
        events: [.sampleDraft("wall"), .noteAdded(note: SaltedText.sample().key)],
        attachments: [.sample()]))
    let loaded = try await store.load(.article(id)).events
    try #require(loaded.count == 2)
    for (recorded, loaded) in zip(recorded, loaded) {
      #expect(recorded.event == loaded.event)
      #expect(recorded.id == loaded.id)
      #expect(recorded.position == loaded.position)
      #expect(recorded.version == loaded.version)
      #expect(recorded.stream == loaded.stream)
      #expect(recorded.actor == loaded.actor)
      #expect(recorded.commandID == loaded.commandID)
      #expect(recorded.recordedAt == loaded.recordedAt)
    }
  }

  @Test func `an unknown stream is empty`() async throws {
    #expect(try await database.eventStore(as: "eva").load(.article(UUID())).events.isEmpty)
  }

  @Test(arguments: ["eva", "anna"])
  func `the database records the actor`(login: String) async throws {
    let id = UUID()
    let recorded = try await database.record([.sampleDraft("wall")], in: id, as: login)
    #expect(recorded.map(\.actor) == [login])
    let actor: String = try await database.value(
      "SELECT actor FROM galley.events WHERE stream = \(id)")
    #expect(actor == login)
  }

  @Test func `SET ROLE does not change the actor`() async throws {
    let anna = try await database.session(as: "anna")
    try await anna.run("SET ROLE \"\(database.memberRole)\"")
    try await anna.append([.sampleDraft("wall")])
    #expect(try await database.value("SELECT actor FROM galley.events") == "anna")
  }

  @Test func `the events of an append have the same time, in whole milliseconds`()
    async throws
  {
    let before: Date = try await database.value("SELECT clock_timestamp()")
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)])
    let after: Date = try await database.value("SELECT clock_timestamp()")
    let isWhole: Bool = try await database.value(
      "SELECT bool_and(recorded_at = date_trunc('milliseconds', recorded_at)) FROM galley.events")
    let instants: Int = try await database.value(
      "SELECT count(DISTINCT recorded_at) FROM galley.events")
    let recordedAt: Date = try await database.value("SELECT max(recorded_at) FROM galley.events")
    #expect(isWhole)
    #expect(instants == 1)
    #expect(recordedAt <= after && recordedAt > before.addingTimeInterval(-0.001))
  }

  @Test(arguments: [ExpectedVersion.noStream, .exactly(1), .exactly(3)])
  func `a stale version is refused, records nothing and takes no position`(
    expected: ExpectedVersion
  ) async throws {
    let id = UUID()
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: id)
    await #expect(throws: AppendError.staleVersion(expected: expected.version)) {
      try await database.record([.sampleRevision(3)], in: id, expected: expected)
    }
    #expect(try await database.eventCount == 2)
    #expect(try await database.lastPosition == 2)
  }

  @Test func `an append records all of its events or none`() async throws {
    try await database.record([.sampleDraft("taken")])
    await #expect(throws: AppendError.self) {
      try await database.record([
        .sampleDraft("free"), .slugChanged(from: .sample("free"), to: .sample("taken")),
      ])
    }
    #expect(try await database.eventCount == 1)
    #expect(try await database.value("SELECT count(*) FROM galley.claims") == 1)
  }

  @Test func `an append without events is refused`() async throws {
    let error = await #expect(throws: PostgresError.self) { try await database.record([]) }
    #expect(error?.sqlState == .invalidParameterValue)
  }

  @Test func `the connection can be used after a refusal`() async throws {
    let store = PostgresEventStore(
      pool: database.pool(as: "eva", maximum: 1), codec: ArticleEventCodec(), caller: "eva")
    let process = try await store.pool.withConnection { $0.processID }
    await #expect(throws: AppendError.staleVersion(expected: 7)) {
      try await store.append(
        Append(
          stream: .article(UUID()), expected: .exactly(7), commandID: .v7(),
          request: .sample(of: []), events: [.sampleRevision(8)]))
    }
    #expect(try await store.pool.withConnection { $0.processID } == process)
  }

  @Test func `of many writers with the same expected version, exactly one succeeds`() async throws {
    let id = UUID()
    try await database.record([.sampleDraft("wall")], in: id)
    let store = database.eventStore(as: "eva")
    let wins = await withTaskGroup { group in
      for _ in 0..<16 {
        group.addTask {
          do {
            _ = try await store.append(
              .kept([.sampleRevision(2)], in: id, expected: .exactly(1)))
            return true
          } catch AppendError.staleVersion {
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
    #expect(try await database.eventCount == 2)
  }
}
