import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// Schedules that lost their purpose before they were due.
@Suite(.database) struct EndedScheduleTests {
  let database = TestDatabase.current

  /// An update of a live article, approved and scheduled this number of seconds from now.
  private func update(by calendar: Calendar, in seconds: Double) async throws -> UUID {
    let id = try await calendar.schedule("wall", in: 3600)
    _ = try await calendar.anna.perform(.publish, on: id)
    let article = WrittenArticle(content: .sample(), body: "Two metres.")
    _ = try await calendar.eva.revise(id, to: article)
    _ = try await calendar.eva.perform(.submit, on: id)
    _ = try await calendar.anna.approve(id)
    try await calendar.move(id, to: seconds)
    return id
  }

  /// Runs a worker until it has carried out a schedule that was due later.
  private func pass(_ calendar: Calendar, publications: Int) async throws {
    _ = try await calendar.withWorkers(of: [calendar.anna]) {
      _ = try await calendar.schedule("later", in: 0.4)
      try await calendar.await("ArticlePublished", publications)
    }
  }

  @Test func `what was unpublished does not come back by a schedule`() async throws {
    let calendar = try await Calendar(in: database)
    let id = try await update(by: calendar, in: 0.6)
    let receipt = try await calendar.anna.perform(.unpublish(reason: "A court order"), on: id)
    #expect(receipt.recorded.map(\.event.storedType) == [.unpublished, .scheduleCancelled])
    let history = try await calendar.anna.history("wall").value
    #expect(history.last?.row.words == "cancelled the schedule")
    let board = try await calendar.anna.show("wall").value.board
    #expect(board.schedule == nil)
    #expect(try await calendar.anna.schedules().waiting == 0)
    try await calendar.awaitDue(id)
    try await pass(calendar, publications: 2)
    #expect(try await calendar.count("ArticlePublished", of: id) == 1)
    #expect(try await calendar.count("PublicationFailed", of: id) == 0)
    await calendar.close()
  }

  @Test func `a schedule that survived in a former log does not publish`() async throws {
    let calendar = try await Calendar(in: database)
    let id = try await update(by: calendar, in: 0.6)
    try await calendar.surviveIn(id, .unpublished(reason: "A court order"))
    try await calendar.awaitDue(id)
    #expect(try await calendar.anna.carryOut(.publication, of: id) == nil)
    try await pass(calendar, publications: 2)
    #expect(try await calendar.count("ArticlePublished", of: id) == 1)
    #expect(try await calendar.count("PublicationFailed", of: id) == 0)
    await calendar.close()
  }

  @Test func `a killed article is not in the queue`() async throws {
    let calendar = try await Calendar(in: database)
    let id = try await update(by: calendar, in: 3600)
    _ = try await calendar.eva.revise(
      id, to: WrittenArticle(content: .sample(), body: "Three metres."))
    _ = try await calendar.eva.perform(.submit, on: id)
    _ = try await calendar.eva.perform(.assign(to: "eva", due: nil), on: id)
    #expect(try await calendar.anna.queue(QueueQuery(limit: 9)).value.rows.count == 1)
    let receipt = try await calendar.anna.perform(.kill(reason: "Libel", notice: "Gone."), on: id)
    #expect(
      receipt.recorded.map(\.event.storedType)
        == [.killed, .submissionWithdrawn, .assignmentEnded])
    #expect(try await calendar.anna.queue(QueueQuery(limit: 9)).value.rows.isEmpty)
    await calendar.close()
  }
}
