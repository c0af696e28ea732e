import Editorial
import PostgreSQL
import TestSupport
import Testing

@Suite(.database) struct KilledWriterTests {
  let database = TestDatabase.current

  private func kill(_ session: Session) async throws {
    try await database.session().run("SELECT pg_terminate_backend(\(session.processID))")
    try await database.wait(
      until: """
        SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = \(Int32(session.processID)))
        """, "the killed writer had gone")
  }

  private func expectNothingLeft() async throws {
    let floor: Int64? = try await database.value("SELECT galley.lowest_floor()")
    #expect(floor == nil)
    #expect(try await database.eventCount == 0)
    #expect(try await database.value("SELECT count(*) FROM galley.claims") == 0)
    #expect(try await database.value("SELECT count(*) FROM galley.texts") == 0)
  }

  @Test func `a writer killed before its commit leaves nothing, and delays no reader`()
    async throws
  {
    let writer = try await database.session(as: "eva")
    try await writer.run("BEGIN")
    try await writer.append([.sampleDraft("wall"), .sampleRevision(2)], texts: [.sample()])
    try await kill(writer)
    try await expectNothingLeft()
    let follower = try await Follower(in: database)
    try await database.record([.sampleDraft("wall")])
    #expect(try await follower.catchUp() == 3)
    #expect(try await database.applied == [3])
  }

  @Test func `a writer killed in the middle of its append leaves nothing`() async throws {
    let keeper = try await database.session()
    try await keeper.run("SELECT pg_advisory_lock(galley.floor_key(0))")
    let writer = try await database.session(as: "eva")
    let append = Task { try await writer.append([.sampleDraft("wall")], texts: [.sample()]) }
    try await database.wait(untilBlocked: writer)
    try await kill(writer)
    let error = await #expect(throws: PostgresError.self) { try await append.value }
    #expect(error?.kind == .connectionLost)
    try await expectNothingLeft()
    try await keeper.run("SELECT pg_advisory_unlock(galley.floor_key(0))")
  }
}
