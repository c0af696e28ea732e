import Editorial
import EventSourcing
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import PostgresEventStore

/// Many writers, some of which roll back, and one follower, without forced interleavings.
@Suite(.database) struct ManyWritersTests {
  let database = TestDatabase.current

  @Test
  func `a follower of many writers skips and repeats no event, and sees each stream in order`()
    async throws
  {
    let seed = UInt64.random(in: 0...UInt64.max)
    let follower = try await Follower(in: database, batchSize: 7)
    let isWriting = Mutex(true)
    let following = Task {
      var rounds = 0
      while isWriting.withLock({ $0 }) {
        try await follower.catchUp()
        rounds += 1
      }
      return rounds
    }
    try await withThrowingTaskGroup { group in
      for number in 0..<8 {
        let writer = try await database.session(as: number.isMultiple(of: 2) ? "eva" : "anna")
        group.addTask {
          try await write(by: writer, seed: seed &+ UInt64(number))
        }
      }
      try await group.waitForAll()
    }
    isWriting.withLock { $0 = false }
    #expect(try await following.value > 0)
    try await follower.catchUp()
    let recorded = try await database.recorded
    #expect(try await database.applied == recorded, "seed \(seed)")
    #expect(recorded.count > 8)
  }

  /// Records thirty transactions of one to three events in a separate stream. About every fourth is
  /// rolled back.
  private func write(by writer: Session, seed: UInt64) async throws {
    var random = seed
    let stream = UUID()
    var version = 0
    for _ in 0..<30 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let count = Int(random >> 33) % 3 + 1
      let isRolledBack = Int(random >> 40) % 4 == 0
      try await writer.run("BEGIN")
      try await writer.append(
        (1...count).map { .sampleRevision(version + $0) }, to: stream,
        expected: version == 0 ? .noStream : .exactly(version))
      try await writer.run(isRolledBack ? "ROLLBACK" : "COMMIT")
      if !isRolledBack { version += count }
    }
  }
}
