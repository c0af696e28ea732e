import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct LogReaderTests {
  let database = TestDatabase.current

  /// Five events of two streams, at positions 1 to 5.
  private func recordFive() async throws -> [RecordedEvent<ArticleEvent>] {
    let (wall, pier) = (UUID(), UUID())
    return try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
      + database.record([.sampleDraft("pier"), .sampleRevision(2)], in: pier)
      + database.record([.sampleRevision(3)], in: wall, expected: .exactly(2))
  }

  @Test func `the whole log is read in order, and every event is as it was recorded`() async throws
  {
    let recorded = try await recordFive()
    let reader = try await database.session(as: "otto")
    let read = try await reader.use { connection in
      var events: [StoredEvent] = []
      try LogReader.read(after: 0, through: 5, on: &connection) { events.append($0) }
      return events
    }
    #expect(read.map(\.position) == [1, 2, 3, 4, 5])
    #expect(read.map(\.id) == recorded.map(\.id))
    #expect(read.map(\.stream) == recorded.map(\.stream))
    #expect(read.map(\.recordedAt) == recorded.map(\.recordedAt))
    #expect(try read.map { try ArticleEventCodec().decode($0.event) } == recorded.map(\.event))
  }

  @Test func `a batch has the events above one position and up to another, with a maximal number`()
    async throws
  {
    _ = try await recordFive()
    let reader = try await database.session(as: "otto")
    let cases: [(after: Int64, through: Int64, limit: Int, positions: [Int64])] = [
      (0, 5, 9, [1, 2, 3, 4, 5]), (0, 5, 2, [1, 2]), (2, 4, 9, [3, 4]), (2, 4, 1, [3]),
      (5, 5, 9, []), (4, 3, 9, []), (0, 5, 0, []),
    ]
    for (after, through, limit, positions) in cases {
      let (batch, read) = try await reader.use { connection in
        var read: [Int64] = []
        try LogReader.read(after: after, through: through, on: &connection) {
          read.append($0.position)
        }
        let batch = try LogReader.batch(
          after: after, through: through, limit: limit, on: &connection)
        return (batch.map(\.position), read)
      }
      #expect(batch == positions)
      #expect(Array(read.prefix(limit)) == positions)
    }
  }

  @Test func `the tail has the last events, oldest first`() async throws {
    _ = try await recordFive()
    let reader = try await database.session(as: "otto")
    for (count, through, positions) in [(2, 5, [4, 5]), (2, 3, [2, 3]), (9, 5, [1, 2, 3, 4, 5])] {
      let tail = try await reader.use {
        try LogReader.tail(count, through: Int64(through), on: &$0)
      }
      #expect(tail.map { Int($0.position) } == positions)
    }
  }

  @Test func `an event is found by its position, and none in a gap`() async throws {
    let recorded = try await recordFive()
    let reader = try await database.session(as: "otto")
    let (event, none) = try await reader.use { connection in
      (
        try LogReader.event(at: 3, on: &connection), try LogReader.event(at: 6, on: &connection)
      )
    }
    #expect(event?.id == recorded[2].id)
    #expect(none == nil)
  }

  @Test func `the events of a long log arrive while the server is still sending`() async throws {
    let count = TestLength.count(30_000, long: 100_000)
    try await database.session().run(
      """
      INSERT INTO galley.events
      SELECT n, 'article', gen_random_uuid(), 1, gen_random_uuid(), 'NoteAdded', 1,
        json_build_object('note', repeat('0', 64)), 'eva', gen_random_uuid(), 0,
        gen_random_uuid(), NULL, clock_timestamp()
      FROM generate_series(1, \(count)) AS n;
      """)
    let reader = try await database.session(as: "otto")
    let database = database
    let (seen, isSending) = try await reader.use { connection in
      let process = Int32(connection.processID)
      var (seen, isSending) = (0, false)
      try LogReader.read(after: 0, through: Int64(count), on: &connection) { event in
        seen += 1
        guard event.position == seen, seen == 1000 else { return }
        // If the reader had read everything first, the server would be idle now.
        var witness = try database.connection()
        isSending = try witness.execute(
          "SELECT state = 'active' FROM pg_stat_activity WHERE pid = \(process)")[0].value(at: 0)
      }
      return (seen, isSending)
    }
    #expect(seen == count)
    #expect(isSending)
  }

  @Test func `the connection can be used after a reader stops early`() async throws {
    struct Enough: Error {}
    _ = try await recordFive()
    let reader = try await database.session(as: "otto")
    await #expect(throws: Enough.self) {
      try await reader.use { connection in
        try LogReader.read(after: 0, through: 5, on: &connection) { event in
          if event.position == 2 { throw Enough() }
        }
      }
    }
    #expect(try await reader.value("SELECT count(*) FROM galley.events") == 5)
  }
}
