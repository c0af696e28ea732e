import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Synchronization
import TestSupport
import Testing

@testable import Benchmarks

@Suite(.database) struct LogLoaderTests {
  let database = TestDatabase.current

  private func load(_ count: Int) async throws -> [Int] {
    let progress = Counts()
    try await TestDatabase.makingSharedLogins {
      try await LogLoader(database.settings).load(events: count, seed: 5) { progress.add($0) }
    }
    return progress.values
  }

  @Test func `the log contains exactly the generated events`() async throws {
    let progress = try await load(1_234)
    #expect(progress == [500, 1_000, 1_234])
    var newsroom = SyntheticNewsroom(seed: 5)
    let made = try (0..<1_234).map { _ in try newsroom.next().recorded }
    let store = database.eventStore(as: "bench_ada")
    for stream in Set(made.map(\.stream)).prefix(40) {
      let expected = made.filter { $0.stream == stream }
      let loaded = try await store.load(stream).events
      #expect(loaded.map(\.event) == expected.map(\.event))
      #expect(loaded.map(\.position) == expected.map(\.position))
      #expect(loaded.map(\.actor) == expected.map(\.actor))
      #expect(loaded.map(\.recordedAt.timestamp) == expected.map(\.recordedAt.timestamp))
    }
    await store.pool.close()
  }

  @Test func `texts, claims and the last position are as after appends`() async throws {
    _ = try await load(2_000)
    let session = try await database.session()
    try await session.use { connection in
      let row = try connection.execute(
        """
        SELECT galley.watermark(), (SELECT max(position) FROM galley.events),
          (SELECT count(*) FROM galley.events e
            WHERE type = 'ArticleDrafted' AND NOT EXISTS (
              SELECT FROM galley.texts t WHERE t.stream = e.stream
                AND encode(t.key, 'hex') = e.payload->'content'->>'manuscript')),
          (SELECT count(*) FROM galley.events e JOIN galley.event_types t USING (type)
            CROSS JOIN LATERAL unnest(t.claims) AS f(field)
            WHERE NOT EXISTS (
              SELECT FROM galley.claims c
              WHERE c.name = e.payload->>f.field AND c.stream = e.stream)),
          (SELECT count(*) FROM galley.texts), (SELECT count(*) FROM galley.claims)
        """)[0]
      #expect(try row.value(at: 0) == 2_000)
      #expect(try row.value(at: 1) == 2_000)
      #expect(try row.value(at: 2) == 0)
      #expect(try row.value(at: 3) == 0)
      #expect(try row.value(at: 4, as: Int.self) > 600)
      #expect(try row.value(at: 5, as: Int.self) > 150)
    }
  }

  @Test func `the desk can work with the loaded log`() async throws {
    _ = try await load(1_000)
    let newsroom = try await Newsroom.open(.shared(url: database.url())).acting(as: "bench_agnes")
    for model in try await newsroom.projections() {
      #expect(try await newsroom.rebuild([model.name]).events == 1_000, "\(model.name)")
    }
    let status = try await newsroom.logStatus()
    #expect(status.watermark == 1_000)
    await newsroom.newsroom.close()
    let store = database.eventStore(as: "bench_ada")
    let recorded = try await store.append(.kept([.sampleDraft("after-loading")], in: UUID()))
    #expect(recorded.map(\.position) == [1_001])
    await store.pool.close()
  }

  @Test func `a log that is not empty is refused, and nothing is loaded`() async throws {
    _ = try await load(600)
    await #expect(throws: PostgresError.self) { _ = try await load(600) }
    let session = try await database.session()
    let count: Int = try await session.use { connection in
      try connection.execute("SELECT count(*) FROM galley.events")[0].value(at: 0)
    }
    #expect(count == 600)
  }
}

/// The reported numbers, in order.
private final class Counts: Sendable {
  private let counts = Mutex<[Int]>([])

  func add(_ count: Int) { counts.withLock { $0.append(count) } }
  var values: [Int] { counts.withLock { $0 } }
}
