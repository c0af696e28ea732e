import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// The tally cannot apply an ArticleSpiked event.
@Suite(.database) struct QuarantineTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func quarantined() async throws -> [QuarantinedStream] {
    try await database.session(as: "otto").use { connection in
      guard let build = try BuildRegistry.live(Tally.name, on: &connection) else { return [] }
      return try Quarantine.streams(of: build, on: &connection)
    }
  }

  /// Positions 1 to 6: the stream of the wall stops at 3, and the others continue.
  private func recordPoison() async throws {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    try await database.record([.spiked(reason: "dull")], in: wall, expected: .exactly(2))
    try await database.record([.sampleDraft("pier")])
    try await database.record([.unspiked(state: .draft)], in: wall, expected: .exactly(3))
    try await database.record([.sampleDraft("quay")])
  }

  @Test(arguments: [1, 2, 2_000])
  func `an event that cannot be applied stops its own stream, and the others continue`(
    size: Int
  ) async throws {
    try await recordPoison()
    #expect(try await Follower(in: database, batchSize: size).catchUp() == 6)
    #expect(try await database.applied == [1, 2, 4, 6])
    let quarantined = try await quarantined()
    #expect(quarantined.map(\.stream) == [wall])
    #expect(quarantined.map(\.position) == [3])
    #expect(quarantined.map(\.version) == [3])
    #expect(quarantined.map(\.error) == ["Unfoldable()"])
  }

  @Test func `a rebuild stops in the same places as the live model`() async throws {
    try await recordPoison()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let (rows, before) = (try await database.tallyRows, try await quarantined())
    let refused = try await follower.rebuild()
    #expect(!refused.isLive)
    #expect(refused.quarantined.map(\.position) == [3])
    #expect(refused.comparison?.isEqual == true)
    #expect(try await follower.rebuild(accept: true).isLive)
    #expect(try await database.tallyRows == rows)
    #expect(try await quarantined().map(\.position) == before.map(\.position))
  }

  @Test func `an event that cannot be decoded also stops its stream`() async throws {
    try await database.record([.sampleDraft("wall")], in: wall)
    try await database.session().run(
      """
      INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream, 2,
        gen_random_uuid(), 'ArticleTeleported', 1, '{}', actor, gen_random_uuid(), 0,
        gen_random_uuid(), NULL, recorded_at FROM galley.events
      """)
    try await database.record([.sampleDraft("pier")])
    let follower = try await Follower(in: database)
    #expect(try await follower.catchUp() == 3)
    #expect(try await database.applied == [1, 3])
    #expect(
      try await quarantined().map(\.error)
        == ["this version of Galley does not know events of type ArticleTeleported"])
    #expect(try await follower.rebuild().quarantined.map(\.position) == [2])
  }

  @Test func `a retry applies quarantined events after the cause is gone`() async throws {
    try await recordPoison()
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    func retry() async throws -> [Retry<ArticleEventCodec>.Outcome] {
      try await follower.session.use { [follower] connection in
        try Retry(projector: follower.projector).run(Tally.self, on: &connection)
      }
    }
    let first = try await retry()
    #expect(first.map(\.applied) == [0])
    #expect(first.map { $0.fault?.position } == [3])
    #expect(try await quarantined().map(\.position) == [3])

    let second = try await follower.session.use { [follower] connection in
      // Set here, on the session's thread, because it does not inherit the values of the task.
      try Tally.$toleratesSpiking.withValue(true) {
        try Retry(projector: follower.projector).run(Tally.self, on: &connection)
      }
    }
    #expect(second.map(\.applied) == [2])
    #expect(second.map(\.fault) == [nil])
    #expect(try await quarantined().isEmpty)
    #expect(try await database.applied == [1, 2, 3, 4, 5, 6])
    let report = try await follower.session.use { try Audit.run([Tally.name], on: &$0)[0] }
    #expect(report.findings.isEmpty)
    #expect(report.applied == 6)
  }
}
