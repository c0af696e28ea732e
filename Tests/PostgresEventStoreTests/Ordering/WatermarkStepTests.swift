import Editorial
import EventSourcing
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// The steps by which a reader determines how far it may read, with other writers between them.
@Suite(.database) struct WatermarkStepTests {
  let database = TestDatabase.current

  @Test(arguments: ["read committed", "repeatable read", "serializable"])
  func `an event committed during the query for the watermark is not skipped by the scan`(
    databaseDefault: String
  ) async throws {
    try await database.session().run(
      """
      ALTER DATABASE "\(database.name)" SET default_transaction_isolation = '\(databaseDefault)'
      """)
    let gate = try await Gate(before: "watermark", in: database)
    let follower = try await Follower(in: database)
    let catchUp = Task { try await follower.catchUp() }
    try await gate.awaitArrival()
    try await database.record([.sampleDraft("wall")])
    try await gate.open()
    #expect(try await catchUp.value == 1)
    try await follower.catchUp()
    #expect(try await database.applied == [1])
  }

  @Test func `a writer that begins between the two steps of the watermark is not skipped`()
    async throws
  {
    let gate = try await Gate(before: "last_position", "lowest_floor", call: 2, in: database)
    let follower = try await Follower(in: database)
    let catchUp = Task { try await follower.catchUp() }
    try await gate.awaitArrival()
    let writer = try await database.session(as: "eva")
    try await writer.run("BEGIN")
    try await writer.append([.sampleDraft("wall")])
    try await gate.open()
    #expect(try await catchUp.value == 0)
    try await writer.run("COMMIT")
    #expect(try await follower.catchUp() == 1)
    #expect(try await database.applied == [1])
  }

  @Test func `a writer publishes its floor before it takes a position`() async throws {
    try await database.record([.sampleDraft("wall")])
    let keeper = try await database.session()
    try await keeper.run("SELECT pg_advisory_lock(galley.floor_key(1))")
    let writer = try await database.session(as: "eva")
    let positions = Task { try await writer.append([.sampleDraft("pier")]) }
    try await database.wait(untilBlocked: writer)
    #expect(try await database.lastPosition == 1)
    try await keeper.run("SELECT pg_advisory_unlock(galley.floor_key(1))")
    #expect(try await positions.value == [2])
  }

  @Test func `a floor is below every position of its writer, and ends with its transaction`()
    async throws
  {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)])
    let writer = try await database.session(as: "eva")
    try await writer.run("BEGIN")
    try await writer.append([.sampleDraft("pier"), .sampleRevision(2)])
    let floor: Int64? = try await database.value("SELECT galley.lowest_floor()")
    #expect(floor == 2)
    try await writer.run("COMMIT")
    let none: Int64? = try await database.value("SELECT galley.lowest_floor()")
    #expect(none == nil)
  }

  @Test func `a floor also works for positions beyond 32 bits`() async throws {
    let far: Int64 = 5_000_000_000
    try await database.session().run("SELECT setval('galley.positions', \(far))")
    let writer = try await database.session(as: "eva")
    try await writer.run("BEGIN")
    #expect(try await writer.append([.sampleDraft("pier")]) == [far + 1])
    try await database.record([.sampleDraft("wall")])
    #expect(try await database.value("SELECT galley.watermark()") == far)
    try await writer.run("ROLLBACK")
    #expect(try await database.value("SELECT galley.watermark()") == far + 2)
  }
}
