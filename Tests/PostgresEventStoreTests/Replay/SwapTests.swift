import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct SwapTests {
  let database = TestDatabase.current

  private func prepare() async throws -> Follower {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)])
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    return follower
  }

  @Test func `new readers do not wait while a swap waits for an open transaction`()
    async throws
  {
    let follower = try await prepare()
    let holder = try await database.session(as: "otto")
    try await holder.run("BEGIN; SELECT FROM read.tally")
    let rebuild = Task { try await follower.rebuild() }
    try await database.wait(
      until: """
        SELECT EXISTS (
          SELECT FROM pg_locks WHERE NOT granted AND relation = 'read.tally'::regclass)
        """, "the swap waited for the reader")
    let reader = try await database.session(as: "eva")
    // Much shorter than the patience of the swap, and longer than one of its attempts.
    try await reader.run("SET lock_timeout = '20s'")
    for _ in 1...5 { #expect(try await reader.value("SELECT count(*) FROM read.tally") == 1) }
    try await holder.run("COMMIT")
    let outcome = try await rebuild.value
    #expect(outcome.isLive)
    let locked = try #require(outcome.swapLock)
    #expect(locked > .zero)
    #expect(try await database.tallyBuilds == [1: .former, 2: .live])
  }

  @Test func `a swap gives up after its patience, and names the blocking session`() async throws {
    let follower = try await prepare()
    let holder = try await database.session()
    try await holder.run("BEGIN; SELECT FROM read.tally_trace")
    await #expect(
      throws: RebuildRefusal.swapBlocked(
        "tally", by: "galley_superuser (process \(holder.processID))")
    ) {
      try await follower.rebuild(patience: .milliseconds(300))
    }
    #expect(try await database.tallyBuilds == [1: .live])
    #expect(try await database.buildSchemas == ["build_tally_1"])
    try await holder.run("COMMIT")
    #expect(try await follower.rebuild().isLive)
  }

  @Test func `a model stays swapped in if the swap of another model fails`() async throws {
    _ = try await prepare()
    let both = try await Follower(in: database, of: [Roll.self, Tally.self])
    try await both.catchUp()
    let holder = try await database.session(as: "otto")
    try await holder.run("BEGIN; SELECT FROM read.tally")
    await #expect(throws: RebuildRefusal.self) {
      try await both.rebuildAll(patience: .milliseconds(100))
    }
    try await holder.run("COMMIT")
    #expect(try await database.value("SELECT count(*) FROM read.roll") == 1)
    #expect(
      try await database.buildSchemas == ["build_roll_1", "build_roll_2", "build_tally_1"])
    #expect(try await both.verify().map(\.isEqual) == [true, true])
  }

  @Test func `the server does not vacuum a build before it is live`() async throws {
    let follower = try await prepare()
    let options: Query = """
      SELECT reloptions::text FROM pg_class WHERE oid = 'build_tally_2.tally'::regclass
      """
    var before: [String?] = []
    try await follower.rebuild { phase in
      guard phase == .verifying else { return }
      before.append(try await database.value(options, as: String?.self))
    }
    #expect(before.first == "{autovacuum_enabled=off}")
    #expect(try await database.value(options, as: String?.self) == nil)
  }

  @Test func `events that were applied for the comparison are not applied again by the swap`()
    async throws
  {
    let follower = try await prepare()
    try await follower.rebuild { phase in
      guard phase == .verifying || phase == .swapping else { return }
      try await database.record([.sampleDraft("late-\(phase.rawValue)")])
    }
    #expect(try await database.applied == [1, 2, 3, 4])
    let report = try await follower.session.use { try Audit.run([Tally.name], on: &$0)[0] }
    #expect(report.findings.isEmpty)
    #expect(report.quarantined == 0)
    #expect(report.applied == 4)
  }
}
