import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// The numbers of schedules, which come from the log while the board is behind it.
@Suite(.database) struct ScheduleStatusTests {
  let database = TestDatabase.current

  private func status(_ member: Member) async throws -> [Int] {
    let status = try await member.schedules()
    return [status.waiting, status.due, status.refused]
  }

  /// The checkpoints of all builds, to show that nothing was brought up to date.
  private func checkpoints() async throws -> [Int64] {
    try await database.session().use { connection in
      try connection.execute("SELECT checkpoint FROM read.builds ORDER BY projection, build")
        .map { try $0.value(at: 0) }
    }
  }

  @Test func `an overdue schedule counts without a worker, and though nobody asked`() async throws {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 0.1)
    _ = try await calendar.schedule("lamp", in: 3_600)
    try await calendar.awaitDue(id)
    #expect(try await status(calendar.anna) == [2, 1, 0])
    #expect(try await calendar.anna.metrics().text.contains("galley_schedules_due 1\n"))
    #expect(try await checkpoints() == [])
    await calendar.close()
  }

  @Test func `later events of an article replace what the board says of it`() async throws {
    let calendar = try await Calendar(in: database)
    let wall = try await calendar.schedule("wall", in: 3_600)
    let lamp = try await calendar.schedule("lamp", in: 3_600)
    _ = try await calendar.anna.list(BoardQuery(limit: 1))
    let before = try await checkpoints()
    #expect(try await status(calendar.anna) == [2, 0, 0])
    _ = try await calendar.anna.perform(.unschedule, on: wall)
    #expect(try await status(calendar.anna) == [1, 0, 0])
    try await calendar.move(lamp, to: 0.1)
    try await calendar.awaitDue(lamp)
    #expect(try await status(calendar.anna) == [1, 1, 0])
    _ = try await calendar.anna.perform(
      .embargo(until: Date() + 7_200), on: try await calendar.schedule("pier", in: 0.1))
    #expect(try await checkpoints() == before)
    await calendar.close()
  }

  @Test func `the next schedule is the earliest of those on the board and in the log`() async throws
  {
    let calendar = try await Calendar(in: database)
    _ = try await calendar.schedule("wall", in: 7_200)
    _ = try await calendar.anna.list(BoardQuery(limit: 1))
    _ = try await calendar.schedule("lamp", in: 3_600)
    let next = try #require(try await calendar.anna.schedules().next)
    #expect(abs(next.timeIntervalSinceNow - 3_600) < 600)
    await calendar.close()
  }
}
