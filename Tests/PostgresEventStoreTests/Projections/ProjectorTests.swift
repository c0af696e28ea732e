import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct ProjectorTests {
  let database = TestDatabase.current
  let wall = UUID()

  private func live() async throws -> Build? {
    try await database.session(as: "otto").use { try BuildRegistry.live(Tally.name, on: &$0) }
  }

  @Test func `the first catch-up builds the read model, even if the log is empty`() async throws {
    let follower = try await Follower(in: database)
    #expect(try await follower.catchUp() == 0)
    #expect(try await database.tallyRows.isEmpty)
    let build = try #require(try await live())
    #expect(build.number == 1)
    #expect(build.status == .live)
    #expect(build.liveSince != nil)
  }

  @Test func `a catch-up applies new events, each once`() async throws {
    let follower = try await Follower(in: database)
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    #expect(try await follower.catchUp() == 2)
    try await database.record([.sampleRevision(3)], in: wall, expected: .exactly(2))
    #expect(try await follower.catchUp() == 3)
    #expect(try await follower.catchUp() == 3)
    #expect(try await database.applied == [1, 2, 3])
    let build = try #require(try await live())
    #expect(build.checkpoint == 3)
    #expect(build.events == 3)
  }

  @Test(arguments: [1, 2, 3, 7, 8])
  func `batches of any size result in the same rows`(size: Int) async throws {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    try await database.record((1...3).map { .sampleRevision($0) })
    try await database.record(
      [.sampleRevision(3), .sampleRevision(4)], in: wall, expected: .exactly(2))
    #expect(try await Follower(in: database, batchSize: size).catchUp() == 7)
    #expect(try await database.applied == Array(1...7))
    #expect(try await database.value("SELECT events FROM read.tally WHERE stream = \(wall)") == 4)
    #expect(try await live()?.events == 7)
  }

  @Test func `concurrent catch-ups apply every event once`() async throws {
    for number in 1...10 {
      try await database.record([.sampleDraft("wall-\(number)"), .sampleRevision(2)])
    }
    try await withThrowingTaskGroup { group in
      for _ in 0..<4 {
        let follower = try await Follower(in: database, batchSize: 1)
        group.addTask { try await follower.catchUp() }
      }
      for try await checkpoint in group { #expect(checkpoint == 20) }
    }
    #expect(try await database.applied == Array(1...20))
    #expect(try await live()?.events == 20)
  }

  @Test func `a catch-up waits for one in progress, and then continues`() async throws {
    let first = try await Follower(in: database)
    try await first.catchUp()
    try await database.record([.sampleDraft("wall")])
    try await first.session.run("BEGIN")
    try await first.session.use { _ = try $0.execute(BuildRegistry.lock([Tally.name])) }
    let second = try await Follower(in: database)
    let catchUp = Task { try await second.catchUp() }
    try await database.wait(untilBlocked: second.session)
    #expect(try await database.applied.isEmpty)
    try await first.session.run("COMMIT")
    #expect(try await catchUp.value == 1)
  }

  @Test(arguments: ["eva", "anna", "otto"])
  func `everybody may read a read model, but only the projector may write it`(
    login: String
  ) async throws {
    try await database.record([.sampleDraft("wall")])
    try await Follower(in: database).catchUp()
    let session = try await database.session(as: login)
    #expect(try await session.value("SELECT count(*) FROM read.tally") == 1)
    #expect(try await session.value("SELECT count(*) FROM read.builds") == 1)
    let writings = [
      "INSERT INTO read.tally SELECT * FROM read.tally", "UPDATE read.tally SET actor = 'emil'",
      "DELETE FROM read.tally", "TRUNCATE build_tally_1.tally",
      "INSERT INTO build_tally_1.tally VALUES (gen_random_uuid(), 1, 1, 'eva')",
      "UPDATE build_tally_1.tally SET actor = 'emil'", "UPDATE read.builds SET checkpoint = 0",
      "DELETE FROM read.builds", "DROP VIEW read.tally", "DROP SCHEMA build_tally_1 CASCADE",
      "CREATE TABLE read.forged ()", "CREATE SCHEMA build_tally_2", "SET ROLE galley_projector",
    ]
    for writing in writings {
      let error = await #expect(throws: PostgresError.self, "\(writing)") {
        try await session.run(writing)
      }
      #expect(error?.sqlState == .insufficientPrivilege, "\(writing)")
    }
  }

  @Test func `the projector may read the log, but not write it`() async throws {
    let projector = try await Follower(in: database).session
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await projector.append([.sampleDraft("wall")])
    }
    #expect(try await projector.value("SELECT count(*) FROM galley.events") == 0)
  }
}
