import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct ReplayTests {
  let database = TestDatabase.current

  @Test func `the rows are the same for any number of workers, memory and batch size`()
    async throws
  {
    let count = try await database.recordMany(streams: 300, rounds: 6)
    #expect(count > 1_000)
    try await Follower(in: database, batchSize: 7).catchUp()
    let digest = try await database.tallyDigest
    for workers in 1...3 {
      // With a few bytes, every stream is written separately.
      for memory in [8, 64 << 20] {
        let follower = try await Follower(
          in: database, resources: database.replayResources(workers: workers, memory: memory))
        let outcome = try await follower.rebuild()
        let comment: Comment = "\(workers) workers, \(memory) bytes"
        #expect(outcome.comparison?.isEqual == true, comment)
        #expect(outcome.build.events == count, comment)
        #expect(try await database.tallyDigest == digest, comment)
      }
    }
    for size in [1, 2_000] {
      for schema in try await database.buildSchemas {
        try await database.session().run("DROP SCHEMA \(schema) CASCADE")
      }
      try await database.session().run("DELETE FROM read.builds")
      try await Follower(in: database, batchSize: size).catchUp()
      #expect(try await database.tallyDigest == digest, "batches of \(size)")
    }
  }

  @Test func `several models built in one pass equal those built separately`() async throws {
    try await database.recordMany(streams: 40)
    let both = try await Follower(in: database, of: [Tally.self, Roll.self])
    let report = try await both.rebuildAll()
    #expect(report.outcomes.map(\.build.projection) == ["tally", "roll"])
    #expect(report.outcomes.map(\.isLive) == [true, true])
    for model in both.models {
      let alone = try await Follower(in: database, of: [model]).rebuild()
      #expect(alone.comparison?.isEqual == true)
      #expect(alone.build.events == report.events)
    }
    #expect(try await both.verify().map(\.isEqual) == [true, true])
  }

  @Test(arguments: [1, 2, 5])
  func `the ranges contain every stream once`(count: Int) async throws {
    try await database.recordMany(streams: 60)
    let ranges = try await database.session().use {
      try StreamRange.dividing(into: count, events: 200, shortest: 1, on: &$0)
    }
    #expect(ranges.count == count)
    var held: [Int] = []
    for range in ranges {
      held.append(
        try await database.value(
          "SELECT count(DISTINCT stream) FROM galley.events WHERE \(raw: range.condition)"))
    }
    #expect(held.reduce(0, +) == 60)
    #expect(held.allSatisfy { $0 > 0 })
  }

  @Test func `a stream at a bound is in the range that starts with it`() async throws {
    let bound = UUID()
    let ranges = [StreamRange(from: nil, to: bound), StreamRange(from: bound, to: nil)]
    var held: [Bool] = []
    for range in ranges {
      held.append(
        try await database.value(
          "SELECT EXISTS (SELECT FROM (VALUES (\(bound))) AS v(stream) WHERE \(raw: range.condition))"
        ))
    }
    #expect(held == [false, true])
  }

  @Test func `streams with similar ids are divided too`() async throws {
    let ids = (0..<40).map { number in
      UUID(uuid: (1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 1, 1, 1, 1, 1, 1, UInt8(number)))
    }
    for id in ids {
      try await database.record([.sampleDraft("a-\(id.uuidString.lowercased())")], in: id)
    }
    let follower = try await Follower(in: database, resources: database.replayResources(workers: 3))
    try await follower.rebuild()
    #expect(try await database.applied == Array(1...40))
  }

  @Test func `a single stream is one range, however long`() async throws {
    let wall = UUID()
    try await database.record(
      [.sampleDraft("wall")] + (2...60).map { .sampleRevision($0) }, in: wall)
    let follower = try await Follower(in: database)
    try await follower.rebuild()
    #expect(try await database.applied == Array(1...60))
    #expect(try await database.value("SELECT events FROM read.tally") == 60)
  }

  @Test func `the rows of a build are frozen, so that a vacuum finds nothing to do`() async throws {
    try await database.recordMany(streams: 40)
    let follower = try await Follower(in: database)
    let build = try await follower.rebuild().build
    let pages: [Bool] = try await database.value(
      """
      SELECT array_agg(relpages > 0 AND relallvisible = relpages) FROM pg_class
      WHERE relnamespace = to_regnamespace(\(build.schema)) AND relkind = 'r'
      """)
    #expect(pages == Tally.outlines.map { _ in true })
  }

  @Test func `a table without rows is created, too`() async throws {
    let follower = try await Follower(in: database)
    #expect(try await follower.rebuild().isLive)
    #expect(try await database.tallyRows.isEmpty)
  }

  @Test func `a replay that fails throws the error, and leaves nothing behind`() async throws {
    struct Stop: Error {}
    try await database.recordMany(streams: 40)
    let follower = try await Follower(in: database)
    for phase in ReplayPhase.allCases {
      await #expect(throws: Stop.self, "\(phase)") {
        try await follower.session.use { [follower] connection in
          let kind = ProjectedKind([Tally.self], by: follower.projector)
          _ = try Rebuild([kind], resources: follower.resources)
            .run(on: &connection) { if $0.phase == phase { throw Stop() } }
        }
      }
      #expect(try await database.buildSchemas.isEmpty, "\(phase)")
      #expect(try await database.tallyBuilds.isEmpty, "\(phase)")
    }
    let locks: Int = try await database.value(
      """
      SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """)
    #expect(locks == 0)
  }
}
