import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Approved articles with schedules, and workers that carry the schedules out.
struct Calendar {
  let database: TestDatabase
  let eva: Member
  let anna: Member

  init(in database: TestDatabase) async throws {
    self.database = database
    eva = try await database.member(as: "eva")
    anna = try await database.member(as: "anna")
  }

  /// Eva's article, approved by anna and scheduled this number of seconds from now.
  func schedule(_ slug: String, in seconds: Double) async throws -> UUID {
    let article = WrittenArticle(content: .sample(), body: "One metre.")
    let id = try await eva.draft(article, slug: .sample(slug)).id
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    try await move(id, to: seconds)
    return id
  }

  /// Moves the schedule to this number of seconds from now, or to later if the machine is too slow.
  func move(_ id: UUID, to seconds: Double) async throws {
    do {
      _ = try await anna.perform(.schedule(at: Date() + seconds, zone: "UTC"), on: id)
    } catch let rejection as ArticleRejection where rejection.rule == "notInFuture" {
      try await move(id, to: seconds * 2)
    }
  }

  /// Records an event as a former program did, which let the schedule survive it.
  func surviveIn(_ id: UUID, _ event: ArticleEvent) async throws {
    let version: Int = try await database.session().value(
      "SELECT count(*) FROM galley.events WHERE stream = \(id)")
    let command = try #require(ArticleCommand.candidates(for: [event]).first)
    _ = try await database.eventStore(as: "anna").append(
      .init(
        stream: .article(id), expected: .exactly(version), commandID: .v7(),
        request: command.request, events: [event]))
  }

  /// Waits until the schedule is due by the server's clock.
  func awaitDue(_ id: UUID) async throws {
    try await database.wait(
      until: """
        SELECT (payload::json ->> 'at')::timestamptz <= clock_timestamp() FROM galley.events
        WHERE stream = \(id) AND type = 'PublicationScheduled' ORDER BY position DESC LIMIT 1
        """, "the schedule was due")
  }

  /// Waits until this number of events of a type is recorded for any articles.
  func await(_ type: String, _ count: Int = 1) async throws {
    try await database.wait(
      until: "SELECT count(*) >= \(count) FROM galley.events WHERE type = \(type)",
      "\(type) was recorded")
  }

  /// Waits until a worker has brought the board to a position.
  func awaitBoard(at position: Int64) async throws {
    try await database.wait(
      until: """
        SELECT EXISTS (SELECT FROM read.builds
          WHERE projection = 'board' AND status = 'live' AND checkpoint >= \(position))
        """, "the board was at \(position)")
  }

  func count(_ type: String, of id: UUID) async throws -> Int {
    try await database.session().value(
      "SELECT count(*) FROM galley.events WHERE stream = \(id) AND type = \(type)")
  }

  /// Runs a worker for each of these newsrooms while `body` runs.
  ///
  /// - Returns: What the workers reported.
  func withWorkers(
    of newsrooms: [Member], _ body: @Sendable () async throws -> Void
  ) async throws -> [WorkerNotice] {
    let stop = StopSignal()
    return try await Reports.collected(
      stop: { stop.raise() },
      of: { report in
        try newsrooms.map { newsroom in
          let worker = try newsroom.worker(maximumWait: .milliseconds(20), notice: report)
          return { _ = try await worker.run(until: stop) }
        }
      }, while: body)
  }

  func close() async {
    await eva.close()
    await anna.close()
  }
}
