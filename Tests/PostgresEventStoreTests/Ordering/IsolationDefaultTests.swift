import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// A writer that has waited for another must see what the other recorded, whatever the default
/// isolation level of the database.
@Suite(.database) struct IsolationDefaultTests {
  let database = TestDatabase.current
  let wall = UUID()
  let commandID = UUID.v7()

  /// Records a draft of `wall`. At the same time, it appends a draft of another command, which
  /// waits for the first.
  private func draftTwice(
    isolation: String, second stream: UUID, commandID second: UUID
  ) async throws -> [RecordedEvent<ArticleEvent>] {
    try await database.session().run(
      "ALTER DATABASE \"\(database.name)\" SET default_transaction_isolation = '\(isolation)'")
    let first = try await database.session(as: "eva")
    try await first.run("BEGIN ISOLATION LEVEL READ COMMITTED")
    try await first.append([.sampleDraft("wall")], to: wall, commandID: commandID)
    let store = database.eventStore(as: "eva")
    let append = Task {
      try await store.append(
        .kept([.sampleDraft("wall")], in: stream, commandID: second))
    }
    try await database.wait(
      until: """
        SELECT EXISTS (
          SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE NOT l.granted AND a.datname = current_database())
        """, "the second append waited")
    try await first.run("COMMIT")
    return try await append.value
  }

  @Test(arguments: ["repeatable read", "serializable"])
  func `the second writer of a stream is refused as stale`(isolation: String) async throws {
    await #expect(throws: AppendError.staleVersion(expected: 0)) {
      _ = try await draftTwice(isolation: isolation, second: wall, commandID: .v7())
    }
  }

  @Test(arguments: ["repeatable read", "serializable"])
  func `the second to claim a slug is refused, with the holder of the slug`(
    isolation: String
  ) async throws {
    await #expect(throws: AppendError.nameTaken("wall", by: wall)) {
      _ = try await draftTwice(isolation: isolation, second: UUID(), commandID: .v7())
    }
  }

  @Test(arguments: ["repeatable read", "serializable"])
  func `a repeated command gets the same answer`(isolation: String) async throws {
    let recorded = try await draftTwice(
      isolation: isolation, second: wall, commandID: commandID)
    #expect(recorded.map(\.position) == [1])
    #expect(try await database.eventCount == 1)
  }
}
