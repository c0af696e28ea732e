import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// The transaction with the lower transaction id records last. Ordering by transaction id would put
/// the second event of the stream before the first.
@Suite(.database) struct StreamOrderTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func recordInverted() async throws {
    let early = try await database.session(as: "eva")
    try await early.run("BEGIN; SELECT pg_current_xact_id()")
    try await database.record([.sampleDraft("wall")], in: wall, as: "emil")
    try await early.append([.sampleRevision(2)], to: wall, expected: .exactly(1))
    try await early.run("COMMIT")
    let isInverted: Bool = try await database.value(
      """
      SELECT (SELECT xmin::text::bigint FROM galley.events WHERE version = 1)
           > (SELECT xmin::text::bigint FROM galley.events WHERE version = 2)
      """)
    try #require(isInverted)
  }

  @Test func `every way to read returns the stream in order`() async throws {
    try await recordInverted()
    let reader = try await database.session(as: "otto")
    let (copied, batch, tail) = try await reader.use { connection in
      var copied: [StoredEvent] = []
      try LogReader.read(after: 0, through: 2, on: &connection) { copied.append($0) }
      let batch = try LogReader.batch(after: 0, through: 2, limit: 10, on: &connection)
      return (copied, batch, try LogReader.tail(10, through: 2, on: &connection))
    }
    let loaded = try await database.eventStore(as: "otto").load(.article(wall)).events
    #expect(copied.map(\.version) == [1, 2])
    #expect(batch.map(\.version) == [1, 2])
    #expect(tail.map(\.version) == [1, 2])
    #expect(loaded.map(\.version) == [1, 2])
  }

  @Test func `a follower and a rebuild apply the stream in order`() async throws {
    try await recordInverted()
    let follower = try await Follower(in: database, batchSize: 1)
    #expect(try await follower.catchUp() == 2)
    #expect(try await follower.rebuild().build.events == 2)
    #expect(try await database.applied == [1, 2])
  }
}
