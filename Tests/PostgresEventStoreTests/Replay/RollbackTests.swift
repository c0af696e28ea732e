import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct RollbackTests {
  let database = TestDatabase.current

  private func prepare() async throws -> Follower {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)])
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    return follower
  }

  @Test func `a rollback makes the former build live, caught up, and can itself be undone`()
    async throws
  {
    let follower = try await prepare()
    try await follower.rebuild()
    try await database.record([.sampleDraft("pier")])
    try await follower.catchUp()
    try await database.record([.sampleDraft("quay")])
    let back = try await follower.rollBack()
    #expect(back.number == 1)
    #expect(back.checkpoint == 4)
    #expect(try await database.applied == [1, 2, 3, 4])
    #expect(try await database.tallyBuilds == [1: .live, 2: .former])
    #expect(try await follower.verify().map(\.isEqual) == [true])

    try await database.record([.sampleDraft("mole")])
    #expect(try await follower.rollBack().number == 2)
    #expect(try await database.applied == [1, 2, 3, 4, 5])
    #expect(try await database.tallyBuilds == [1: .former, 2: .live])
    let audit = try await follower.session.use { try Audit.run([Tally.name], on: &$0)[0] }
    #expect(audit.findings.isEmpty)
  }

  @Test func `a rebuild after a rollback keeps the build that was live, regardless of its number`()
    async throws
  {
    let follower = try await prepare()
    try await follower.rebuild()
    #expect(try await follower.rollBack().number == 1)
    try await follower.rebuild()
    #expect(try await database.tallyBuilds == [1: .former, 3: .live])
    #expect(try await database.buildSchemas == ["build_tally_1", "build_tally_3"])
  }

  @Test func `a rollback without a former build is refused`() async throws {
    let follower = try await prepare()
    await #expect(throws: RebuildRefusal.noFormer("tally")) { try await follower.rollBack() }
    #expect(try await database.tallyBuilds == [1: .live])
  }

  @Test func `a rollback is refused during a rebuild`() async throws {
    let (first, second) = (try await prepare(), try await Follower(in: database))
    try await first.rebuild()
    var refused = 0
    try await first.rebuild { _ in
      await #expect(throws: RebuildRefusal.alreadyRunning("tally")) { try await second.rollBack() }
      refused += 1
    }
    #expect(refused > 0)
    #expect(try await database.tallyBuilds == [2: .former, 3: .live])
  }
}
