import Editorial
import EventSourcing
import Foundation
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct CommandIDTests {
  let database = TestDatabase.current
  let commandID = UUID.v7()
  let wall = UUID()

  private func append(to stream: UUID, as login: String = "eva") async throws -> [RecordedEvent<
    ArticleEvent
  >] {
    try await database.eventStore(as: login).append(
      .kept([.sampleDraft("wall"), .sampleRevision(2)], in: stream, commandID: commandID))
  }

  @Test func `the same command again gets the same answer and records nothing`() async throws {
    let first = try await append(to: wall)
    try await database.record([.sampleRevision(3)], in: wall, expected: .exactly(2))
    let again = try await append(to: wall)
    #expect(again.map(\.position) == first.map(\.position))
    #expect(again.map(\.version) == first.map(\.version))
    #expect(again.map(\.recordedAt) == first.map(\.recordedAt))
    #expect(try await database.eventCount == 3)
    #expect(try await database.lastPosition == 3)
  }

  @Test func `the events of a command can be found by its id`() async throws {
    let recorded = try await append(to: wall)
    let store = database.eventStore(as: "otto")
    #expect(try await store.recorded(by: commandID).map(\.id) == recorded.map(\.id))
    #expect(try await store.recorded(by: .v7()).isEmpty)
  }

  @Test func `an id of a command on another stream is refused`() async throws {
    _ = try await append(to: wall)
    await #expect(throws: AppendError.commandIDReused(commandID)) {
      _ = try await append(to: UUID())
    }
    #expect(try await database.eventCount == 2)
  }

  @Test func `an id of a command with other content is refused`() async throws {
    _ = try await append(to: wall)
    await #expect(throws: AppendError.commandIDReused(commandID)) {
      _ = try await database.eventStore(as: "eva").append(
        .kept([.sampleDraft("pier"), .sampleRevision(2)], in: wall, commandID: commandID))
    }
    #expect(try await database.eventCount == 2)
  }

  @Test func `an id of another person's command is refused`() async throws {
    _ = try await append(to: wall)
    await #expect(throws: AppendError.commandIDReused(commandID)) {
      _ = try await append(to: wall, as: "emil")
    }
    #expect(try await database.eventCount == 2)
  }

  @Test
  func `a command that is sent twice at the same time is carried out once, and answered twice`()
    async throws
  {
    let first = try await database.session(as: "eva")
    let second = try await database.session(as: "eva")
    try await first.run("BEGIN")
    let answer = try await first.append([.sampleDraft("wall")], to: wall, commandID: commandID)
    let again = Task {
      try await second.append([.sampleDraft("wall")], to: wall, commandID: commandID)
    }
    try await database.wait(untilBlocked: second)
    try await first.run("COMMIT")
    #expect(try await again.value == answer)
    #expect(try await database.eventCount == 1)
  }

  @Test func `a command that is sent to two streams at the same time is carried out on one`()
    async throws
  {
    let first = try await database.session(as: "eva")
    let second = try await database.session(as: "eva")
    try await first.run("BEGIN")
    try await first.append([.sampleDraft("wall")], to: wall, commandID: commandID)
    let other = Task { try await second.append([.sampleDraft("pier")], commandID: commandID) }
    try await database.wait(untilBlocked: second)
    try await first.run("COMMIT")
    await #expect(throws: AppendError.commandIDReused(commandID)) { try await other.value }
    #expect(try await database.eventCount == 1)
  }
}
