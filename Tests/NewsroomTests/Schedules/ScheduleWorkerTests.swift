import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// Schedules that come due with and without a running worker.
@Suite(.database) struct ScheduleWorkerTests {
  let database = TestDatabase.current

  @Test func `one of two workers publishes a due schedule, once and not early`() async throws {
    let calendar = try await Calendar(in: database)
    let adam = try await database.member(as: "adam")
    let notices = try await calendar.withWorkers(of: [calendar.anna, adam]) {
      let first = try await calendar.schedule("first", in: 0.7)
      let second = try await calendar.schedule("second", in: 0.9)
      try await calendar.await("ArticlePublished", 2)
      // By now, a second publication would have been recorded.
      try await calendar.move(calendar.schedule("third", in: 60), to: 0.5)
      try await calendar.await("ArticlePublished", 3)
      for id in [first, second] {
        #expect(try await calendar.count("ArticlePublished", of: id) == 1)
      }
    }
    let early: Int = try await database.session().value(
      """
      SELECT count(*) FROM galley.events p JOIN galley.events s USING (stream)
      WHERE p.type = 'ArticlePublished' AND s.type = 'PublicationScheduled'
        AND s.version = p.version - 1 AND p.recorded_at < (s.payload::json ->> 'at')::timestamptz
      """)
    #expect(early == 0)
    let published = notices.count {
      if case .carriedOut(_, let words) = $0 { words.hasPrefix("published") } else { false }
    }
    #expect(published == 3, "\(notices)")
    #expect(notices.contains(.carriedOut("first", "published revision 1 as first")))
    #expect(
      try await calendar.anna.show("first").value.publication?.publicationState == .published)
    await adam.close()
    await calendar.close()
  }

  @Test func `if many carry out the same schedule at once, one records it`() async throws {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 3600)
    #expect(try await calendar.anna.carryOut(.publication, of: id) == nil)
    try await calendar.move(id, to: 0.3)
    try await calendar.awaitDue(id)
    let others = [
      try await database.member(as: "adam"), try await database.member(as: "anna"),
      try await database.member(as: "adam"),
    ]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for newsroom in [calendar.anna] + others {
        group.addTask { _ = try await newsroom.carryOut(.publication, of: id) }
      }
      try await group.waitForAll()
    }
    #expect(try await calendar.count("ArticlePublished", of: id) == 1)
    #expect(try await calendar.anna.carryOut(.publication, of: id) == nil)
    for newsroom in others { await newsroom.close() }
    await calendar.close()
  }

  @Test func `a command id that was already used does not block a schedule`() async throws {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 0.2)
    let made: UUID = try await database.session().value(
      "SELECT event_id FROM galley.events WHERE type = 'PublicationScheduled'")
    _ = try await calendar.eva.perform(
      .assign(to: "eva", due: nil), on: id,
      options: CommandOptions(commandID: .derived(from: made, for: ArticleVerb.publishDue.rawValue))
    )
    try await calendar.awaitDue(id)
    let receipt = try #require(try await calendar.anna.carryOut(.publication, of: id))
    #expect(receipt.recorded.map(\.event.storedType) == [.published, .assignmentEnded])
    #expect(try await calendar.count("ArticlePublished", of: id) == 1)
    await calendar.close()
  }

  @Test func `a repetition by the same login has the same command id`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 0.2)
    try await calendar.awaitDue(id)
    let receipt = try #require(try await calendar.anna.carryOut(.publication, of: id))
    let command: UUID = try await database.session().value(
      "SELECT command_id FROM galley.events WHERE position = \(receipt.position)")
    #expect(command.uuidString.dropFirst(14).first == "8")
    let again = try await calendar.anna.perform(
      .publishDue, on: id, options: CommandOptions(commandID: command))
    #expect(again.position == receipt.position)
    await calendar.close()
  }

  @Test func `a refusal is recorded once with its rule, and shown until an admin acts`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 0.3)
    try await calendar.surviveIn(id, .embargoSet(until: Date() + 3600))
    let notices = try await calendar.withWorkers(of: [calendar.anna]) {
      try await calendar.await("PublicationFailed")
    }
    #expect(
      notices.contains(.refused("wall", .publication, "the embargo had not ended")),
      "\(notices)")
    let later = try await calendar.schedule("later", in: 0.2)
    _ = try await calendar.withWorkers(of: [calendar.anna]) {
      try await calendar.await("ArticlePublished")
    }
    #expect(try await calendar.count("PublicationFailed", of: id) == 1)
    #expect(try await calendar.count("ArticlePublished", of: later) == 1)
    let board = try await calendar.anna.show("wall").value.board
    #expect(board.scheduleFailure == "embargoed")
    #expect(board.schedule?.failureReason == "the embargo had not ended")
    #expect(board.publicationState == .unpublished)
    let standing = try await calendar.anna.schedules()
    #expect((standing.waiting, standing.due, standing.refused) == (0, 0, 1))
    _ = try await calendar.anna.perform(.unschedule, on: id)
    #expect(try await calendar.anna.show("wall").value.board.scheduledAt == nil)
    await calendar.close()
  }

  @Test func `a schedule that came due without a worker is carried out when one starts`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 0.2)
    try await calendar.awaitDue(id)
    let before = try await calendar.anna.schedules()
    #expect((before.worker, before.waiting) == (ScheduleStatus.Worker.none, 1))
    _ = try await calendar.anna.list(BoardQuery(limit: 1))
    let due = try await calendar.anna.schedules()
    #expect((due.waiting, due.due) == (1, 1))
    _ = try await calendar.withWorkers(of: [calendar.anna]) {
      try await calendar.await("ArticlePublished")
      #expect(try await calendar.anna.schedules().worker == .publishing)
    }
    #expect(try await calendar.count("ArticlePublished", of: id) == 1)
    await calendar.close()
  }

  @Test func `a schedule that was moved or cancelled does not fire`() async throws {
    let calendar = try await Calendar(in: database)
    let notices = try await calendar.withWorkers(of: [calendar.anna]) {
      var seconds = 0.4
      var changed: [UUID] = []
      repeat {
        seconds *= 2
        changed = try await change(in: seconds, by: calendar)
      } while changed.isEmpty
      // When this one is published, the others would have been due.
      let last = try await calendar.schedule("last", in: seconds + 0.2)
      try await database.wait(
        until: """
          SELECT EXISTS (
            SELECT FROM galley.events WHERE stream = \(last) AND type = 'ArticlePublished')
          """, "the last article was published")
      for id in changed {
        for type in ["ArticlePublished", "PublicationFailed"] {
          #expect(try await calendar.count(type, of: id) == 0, "\(type)")
        }
      }
    }
    let last = notices.count {
      if case .carriedOut("last", _) = $0 { true } else { false }
    }
    #expect(last == 1, "\(notices)")
    #expect(notices.contains(.carriedOut("last", "published revision 1 as last")))
    await calendar.close()
  }

  /// Schedules two articles this number of seconds from now, moves one and cancels the other.
  ///
  /// - Returns: Both, or none if the machine was too slow to change them before they were due.
  private func change(in seconds: Double, by calendar: Calendar) async throws -> [UUID] {
    let due = Date() + seconds
    do {
      let moved = try await calendar.schedule("moved-\(Int(10 * seconds))", in: seconds)
      let cancelled = try await calendar.schedule("cancelled-\(Int(10 * seconds))", in: seconds)
      try await calendar.move(moved, to: 3600)
      _ = try await calendar.anna.perform(.unschedule, on: cancelled)
      return Date() < due ? [moved, cancelled] : []
    } catch is ArticleRejection where Date() >= due {
      return []
    }
  }

  @Test func `a worker without the right says so, publishes nothing, and leaves it to another`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let remark = WorkerNotice.mayNotPublish("eva")
    let id = try await calendar.schedule("wall", in: 0.2)
    try await calendar.awaitDue(id)
    let alone = try await calendar.withWorkers(of: [calendar.eva]) {
      try await calendar.awaitBoard(at: 4)
      #expect(try await calendar.anna.schedules().worker == .notPermitted)
    }
    #expect(alone.count { $0 == remark } == 1, "\(alone)")
    #expect(try await calendar.count("ArticlePublished", of: id) == 0)
    let both = try await calendar.withWorkers(of: [calendar.eva, calendar.anna]) {
      try await calendar.await("ArticlePublished")
    }
    #expect(both.contains(remark))
    let actor: String = try await database.session().value(
      "SELECT actor FROM galley.events WHERE type = 'ArticlePublished'")
    #expect(actor == "anna")
    await calendar.close()
  }

  @Test
  func `a login that loses the right while it works makes way for another, until it has it again`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let login = database.newLogin("carla")
    _ = try await calendar.anna.addPerson(login, role: .admin)
    let carla = try await database.member(as: login)
    let notices = try await calendar.withWorkers(of: [carla]) {
      _ = try await calendar.schedule("first", in: 0.4)
      try await calendar.await("ArticlePublished")
      _ = try await calendar.anna.addPerson(login, role: .editor)
      let id = try await calendar.schedule("second", in: 0.4)
      _ = try await calendar.withWorkers(of: [calendar.anna]) {
        try await calendar.await("ArticlePublished", 2)
      }
      #expect(try await calendar.count("ArticlePublished", of: id) == 1)
      _ = try await calendar.schedule("third", in: 0.4)
      _ = try await calendar.anna.addPerson(login, role: .admin)
      try await calendar.await("ArticlePublished", 3)
    }
    #expect(notices.count { $0 == .mayNotPublish(login) } == 1, "\(notices)")
    #expect(notices.count { $0 == .mayPublishAgain(login) } == 1, "\(notices)")
    await carla.close()
    await calendar.close()
  }

  @Test func `a worker with its own login publishes as that login`() async throws {
    let calendar = try await Calendar(in: database)
    let login = database.newLogin("robot")
    _ = try await calendar.anna.addPerson(login, role: .admin)
    try await database.session().run(
      "ALTER ROLE \(login) PASSWORD '\(login)'; GRANT galley_projector TO \(login)")
    let robot = try await database.member(withLogin: login)
    let id = try await calendar.schedule("wall", in: 0.3)
    _ = try await calendar.withWorkers(of: [robot]) {
      try await calendar.await("ArticlePublished")
    }
    let actor: String = try await database.session().value(
      "SELECT actor FROM galley.events WHERE stream = \(id) AND type = 'ArticlePublished'")
    #expect(actor == login)
    await robot.close()
    await calendar.close()
  }

  @Test func `the query of the board uses an index`() async throws {
    let calendar = try await Calendar(in: database)
    _ = try await calendar.schedule("wall", in: 60)
    _ = try await calendar.anna.list(BoardQuery(limit: 1))
    let plan = try await database.session(as: "anna").use { connection in
      try connection.execute("SET enable_seqscan = off")
      let explain: Query = "EXPLAIN "
      return try connection.execute(explain.appending(ScheduleQuery(limit: 1).statement))
        .map { try $0.value(at: 0, as: String.self) }.joined(separator: "\n")
    }
    for index in ["board_scheduled_at_idx", "board_unpublish_at_idx"] {
      #expect(plan.contains("Index Scan using \(index)"), "\(plan)")
    }
    #expect(!plan.contains("->  Sort"))
    await calendar.close()
  }
}
