import Editorial
import EventSourcing
import Foundation
import TestSupport
import Testing

@testable import PostgresEventStore

/// An earlier event is not yet committed, but a later one is.
@Suite(.database) struct UncommittedEventTests {
  let database = TestDatabase.current

  @Test func `a committed event waits for the earlier one, and then both are read in order`()
    async throws
  {
    let follower = try await Follower(in: database)
    let slow = try await database.session(as: "eva")
    try await slow.run("BEGIN")
    #expect(try await slow.append([.sampleDraft("slow"), .sampleRevision(2)]) == [1, 2])
    try await database.record([.sampleDraft("fast")], as: "emil")

    #expect(try await follower.catchUp() == 0)
    #expect(try await database.applied.isEmpty)
    try await slow.run("COMMIT")
    #expect(try await follower.catchUp() == 3)
    #expect(try await database.applied == [1, 2, 3])
  }

  @Test func `a committed event no longer waits after the earlier one is rolled back`()
    async throws
  {
    let follower = try await Follower(in: database)
    let slow = try await database.session(as: "eva")
    try await slow.run("BEGIN")
    try await slow.append([.sampleDraft("slow")])
    try await database.record([.sampleDraft("fast")], as: "emil")

    #expect(try await follower.catchUp() == 0)
    try await slow.run("ROLLBACK")
    #expect(try await follower.catchUp() == 2)
    #expect(try await database.applied == [2])
  }

  @Test func `events that were committed before the earlier event began are read at once`()
    async throws
  {
    let follower = try await Follower(in: database)
    try await database.record([.sampleDraft("first")])
    let slow = try await database.session(as: "eva")
    try await slow.run("BEGIN")
    try await slow.append([.sampleDraft("slow")])
    try await database.record([.sampleDraft("fast")])
    #expect(try await follower.catchUp() == 1)
    #expect(try await database.applied == [1])
    try await slow.run("ROLLBACK")
  }

  @Test func `of several writers, the first one to begin delays the events of the others`()
    async throws
  {
    let follower = try await Follower(in: database)
    var writers: [Session] = []
    for number in 1...4 {
      let writer = try await database.session(as: "eva")
      try await writer.run("BEGIN")
      try await writer.append([.sampleDraft("slow-\(number)")])
      writers.append(writer)
    }
    // The third, the first, the fourth, the second.
    let (order, checkpoints) = ([2, 0, 3, 1], [Int64(0), 1, 1, 4])
    for (index, checkpoint) in zip(order, checkpoints) {
      try await writers[index].run("COMMIT")
      #expect(try await follower.catchUp() == checkpoint)
    }
    #expect(try await database.applied == [1, 2, 3, 4])
  }
}
