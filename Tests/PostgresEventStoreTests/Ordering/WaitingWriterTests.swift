import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// A writer that waits for another writer does not delay readers.
@Suite(.database) struct WaitingWriterTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func floors(of session: Session) async throws -> Int {
    try await database.value(
      """
      SELECT count(*) FROM pg_locks
      WHERE pid = \(Int32(session.processID)) AND locktype = 'advisory' AND objsubid = 1
        AND classid::bigint >> 24 = 103
      """)
  }

  @Test func `the second writer of a stream waits without a floor, then is refused as stale`()
    async throws
  {
    let (first, second) = (
      try await database.session(as: "eva"), try await database.session(as: "emil")
    )
    try await database.record([.sampleDraft("wall")], in: wall)
    try await first.run("BEGIN")
    try await first.append([.sampleRevision(2)], to: wall, expected: .exactly(1))
    #expect(try await floors(of: first) == 1)
    let other = Task {
      try await second.append([.sampleRevision(2)], to: wall, expected: .exactly(1))
    }
    try await database.wait(untilBlocked: second)
    #expect(try await floors(of: second) == 0)
    try await first.run("COMMIT")
    await #expect(throws: AppendError.staleVersion(expected: 1)) { try await other.value }
  }

  @Test func `the second writer of a stream continues when the first rolls back`() async throws {
    let (first, second) = (
      try await database.session(as: "eva"), try await database.session(as: "emil")
    )
    try await first.run("BEGIN")
    try await first.append([.sampleDraft("wall")], to: wall)
    let other = Task { try await second.append([.sampleDraft("wall")], to: wall) }
    try await database.wait(untilBlocked: second)
    try await first.run("ROLLBACK")
    #expect(try await other.value == [2])
  }

  @Test func `a writer that waits for a slug waits without a floor`() async throws {
    let (first, second) = (
      try await database.session(as: "eva"), try await database.session(as: "emil")
    )
    try await first.run("BEGIN")
    try await first.append([.sampleDraft("wall")])
    let other = Task { try await second.append([.sampleDraft("wall")]) }
    try await database.wait(untilBlocked: second)
    #expect(try await floors(of: second) == 0)
    try await first.run("ROLLBACK")
    _ = try await other.value
  }

  @Test func `writers of different streams do not wait for each other`() async throws {
    let (first, second) = (
      try await database.session(as: "eva"), try await database.session(as: "emil")
    )
    try await first.run("BEGIN")
    try await first.append([.sampleDraft("wall")])
    try await second.run("SET lock_timeout = '1ms'")
    #expect(try await second.append([.sampleDraft("pier")]) == [2])
    try await first.run("COMMIT")
  }
}
