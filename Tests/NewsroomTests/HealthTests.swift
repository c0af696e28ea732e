import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// What is reported as a problem, and from when on.
@Suite(.database) struct HealthTests {
  let database = TestDatabase.current

  private func codes(
    _ member: Member, _ limits: HealthLimits = HealthLimits()
  ) async throws -> Set<String> {
    Set(try await member.health(limits).problems.map(\.code))
  }

  @Test func `a shared newsroom needs a worker, and is healthy with one`() async throws {
    let calendar = try await Calendar(in: database)
    #expect(try await codes(calendar.anna) == ["noWorker"])
    let board = try await database.session().value("SELECT galley.last_position()") as Int64
    _ = try await calendar.withWorkers(of: [calendar.anna]) {
      try await calendar.awaitBoard(at: board)
      try await database.wait(
        until: "SELECT count(*) >= 7 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2",
        "the worker leads")
      #expect(try await codes(calendar.anna) == [])
    }
    await calendar.close()
  }

  @Test func `an overdue schedule is a problem from the limit on`() async throws {
    let calendar = try await Calendar(in: database)
    try await calendar.awaitDue(calendar.schedule("wall", in: 0.1))
    #expect(try await codes(calendar.anna) == ["noWorker"])
    let strict = HealthLimits(delay: .zero)
    let problems = try await calendar.anna.health(strict).problems
    let overdue = problems.filter { if case .schedulesOverdue(1, _) = $0 { true } else { false } }
    #expect(overdue.count == 1)
    await calendar.close()
  }

  @Test func `an article in quarantine is a problem, and its answers say so`() async throws {
    let calendar = try await Calendar(in: database)
    let (wall, _) = (
      try await calendar.schedule("wall", in: 3_600), try await calendar.schedule("lamp", in: 3_600)
    )
    _ = try await calendar.anna.list(BoardQuery(limit: 1))
    _ = try await database.session().use { connection in
      try connection.execute(
        """
        INSERT INTO read.quarantine (projection, build, stream, position, version, error)
        SELECT projection, build, \(wall), 3, 3, 'cannot be read' FROM read.builds
        WHERE projection = 'board' AND status = 'live'
        """)
    }
    #expect(try await codes(calendar.anna) == ["noWorker", "quarantined"])
    let list = try await calendar.anna.list(BoardQuery(limit: 10))
    #expect(list.remarks == [.quarantined(articles: 1)])
    #expect(
      try await calendar.anna.show("wall").remarks == [.stopped(readModel: "board", at: 3)])
    #expect(try await calendar.anna.show("lamp").remarks == [])
    await calendar.close()
  }

  @Test func `a log that must be sealed is a problem without a recent seal`() async throws {
    let calendar = try await Calendar(in: database)
    let limits = HealthLimits(sealAge: .seconds(3_600))
    #expect(try await codes(calendar.anna, limits) == ["noWorker"], "an empty log needs no seal")
    _ = try await calendar.schedule("wall", in: 3_600)
    #expect(try await codes(calendar.anna, limits) == ["noWorker", "neverSealed"])
    await calendar.close()
  }

  @Test func `a nearly full disk is a problem`() {
    let space = DiskSpace(path: "/srv", free: 4 << 20, total: 100 << 20)
    #expect(space.freeShare == 0.04)
    #expect(
      HealthProblem.diskNearlyFull(space).sentence
        == "the disk of /srv is nearly full: 4 of 100 MB free")
  }

  @Test func `a stopped private server is a problem, and is not started`() async throws {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    let health = try await Newsroom.health(at: .embedded(home: home, database: "galley"))
    #expect(health.problems == [.serverStopped(home: home)])
    #expect(!FileManager.default.fileExists(atPath: home))
  }
}
