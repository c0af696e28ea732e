import Editorial
import TestSupport
import Testing

/// Transactions that write nothing to this log do not delay its readers.
@Suite(.database) struct ForeignTransactionTests {
  let database = TestDatabase.current

  /// Opens a transaction that has written, and therefore has a transaction id.
  private func openTransaction(_ session: Session) async throws {
    try await session.run("BEGIN; CREATE TABLE public.unrelated (); SELECT pg_current_xact_id()")
  }

  @Test func `a write transaction in another database of the server`() async throws {
    let follower = try await Follower(in: database)
    try await TestDatabase.with(.empty) { other in
      let unrelated = try await other.session()
      try await openTransaction(unrelated)
      try await database.record([.sampleDraft("wall")])
      #expect(try await follower.catchUp() == 1)
      #expect(try await database.applied == [1])
      try await unrelated.run("ROLLBACK")
    }
  }

  @Test func `an idle transaction in this database that has not written to the log`()
    async throws
  {
    let follower = try await Follower(in: database)
    let unrelated = try await database.session()
    try await openTransaction(unrelated)
    try await database.record([.sampleDraft("wall")])
    #expect(try await follower.catchUp() == 1)
    #expect(try await database.applied == [1])
    try await unrelated.run("ROLLBACK")
  }

  @Test func `a writer of another newsroom on the server`() async throws {
    let follower = try await Follower(in: database)
    try await TestDatabase.with(.newsroom) { other in
      let writer = try await other.session(as: "eva")
      try await writer.run("BEGIN")
      try await writer.append([.sampleDraft("elsewhere")])
      try await database.record([.sampleDraft("wall")])
      #expect(try await follower.catchUp() == 1)
      #expect(try await database.applied == [1])
      try await writer.run("ROLLBACK")
    }
  }

  @Test func `a reader of the log with an open transaction`() async throws {
    let follower = try await Follower(in: database)
    let reader = try await database.session(as: "otto")
    try await reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM galley.events")
    try await database.record([.sampleDraft("wall")])
    #expect(try await follower.catchUp() == 1)
    try await reader.run("ROLLBACK")
  }
}
