import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct KilledRebuildTests {
  let database = TestDatabase.current

  @Test(arguments: ReplayPhase.allCases)
  func
    `after a rebuild is killed in any phase, the live model works, and the next rebuild clears up`(
      phase: ReplayPhase
    ) async throws
  {
    try await database.recordMany(streams: 30)
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    let before = try await database.tallyDigest
    let victim = try await Follower(in: database)
    var kills = 0
    await #expect(throws: PostgresError.self) {
      try await victim.rebuild { reached in
        guard reached == phase, kills == 0 else { return }
        kills += 1
        try await database.session().run("SELECT pg_terminate_backend(\(victim.session.processID))")
      }
    }
    #expect(kills == 1)
    #expect(try await database.tallyDigest == before)
    #expect(try await database.tallyBuilds[1] == .live)

    #expect(try await follower.rebuild().isLive)
    #expect(try await database.tallyBuilds.values.count { $0 == .building } == 0)
    #expect(try await database.buildSchemas.count == 2)
    #expect(try await database.tallyDigest == before)
  }

  @Test func `a build is not removed, and its number not reused, while a session may write to it`()
    async throws
  {
    try await database.recordMany(streams: 5)
    let follower = try await Follower(in: database)
    let build = try await follower.session.use { connection in
      try connection.transaction(.readCommitted) { connection in
        try BuildRegistry.create(
          Tally.name, version: 1, tables: Tally.outlines, status: .building, on: &connection)
      }
    }
    // A thread of a rebuild that has lost its first connection.
    let straggler = try await database.session(as: "galley_projector")
    try await straggler.use { try BuildRegistry.hold(build, on: &$0) }
    #expect(try await follower.rebuild().build.number == 2)
    #expect(try await database.buildSchemas == ["build_tally_1", "build_tally_2"])
    try await straggler.use { try BuildRegistry.release(build, on: &$0) }
    try await follower.rebuild()
    #expect(try await database.tallyBuilds == [2: .former, 3: .live])
    await #expect(throws: RebuildRefusal.removed("tally")) {
      try await straggler.use { try BuildRegistry.hold(build, on: &$0) }
    }
  }

  @Test func `a rebuild of several models is refused if one of them is being rebuilt`()
    async throws
  {
    try await database.recordMany(streams: 5)
    let (first, second) = (
      try await Follower(in: database),
      try await Follower(in: database, of: [Roll.self, Tally.self])
    )
    var refused = 0
    try await first.rebuild { _ in
      await #expect(throws: RebuildRefusal.alreadyRunning("tally")) {
        try await second.rebuildAll()
      }
      refused += 1
    }
    #expect(refused > 0)
    // The refused rebuild does not block the other model.
    #expect(try await Follower(in: database, of: [Roll.self]).rebuild().isLive)
    #expect(try await database.buildSchemas == ["build_roll_1", "build_tally_1"])
  }
}
