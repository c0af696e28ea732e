import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// Unpublications that come due with and without a running worker.
@Suite(.database) struct UnpublicationWorkerTests {
  let database = TestDatabase.current

  @Test func `a due unpublication is carried out once, however many workers run`() async throws {
    let calendar = try await Calendar(in: database)
    let adam = try await database.member(as: "adam")
    let id = try await calendar.schedule("wall", in: 0.2)
    _ = try await calendar.withWorkers(of: [calendar.anna]) {
      try await calendar.await("ArticlePublished")
    }
    let notices = try await calendar.withWorkers(of: [calendar.anna, adam]) {
      _ = try await calendar.anna.perform(
        .scheduleUnpublication(Expiry(at: Date() + 0.4, zone: "UTC")), on: id)
      try await calendar.await("ArticleUnpublished")
      // By now, a second unpublication would have been recorded.
      _ = try await calendar.schedule("later", in: 0.3)
      try await calendar.await("ArticlePublished", 2)
    }
    #expect(try await calendar.count("ArticleUnpublished", of: id) == 1)
    let words = notices.compactMap { notice -> String? in
      if case .carriedOut("wall", let words) = notice { words } else { nil }
    }
    #expect(words.count == 1 && words[0].hasPrefix("unpublished it: scheduled for "), "\(words)")
    let article = try await calendar.anna.show("wall").value
    #expect(article.board.publicationState == .unpublished && article.board.unpublishAt == nil)
    #expect(try await calendar.anna.carryOut(.unpublication, of: id) == nil)
    await adam.close()
    await calendar.close()
  }

  @Test func `a worker that starts after both times publishes nothing and records both refusals`()
    async throws
  {
    let calendar = try await Calendar(in: database)
    let id = try await calendar.schedule("wall", in: 60)
    let (at, end) = (Date() + 0.4, Date() + 0.5)
    _ = try await calendar.anna.perform(
      .schedule(at: at, zone: "UTC", expiry: Expiry(at: end, zone: "UTC")), on: id)
    try await database.wait(
      until: "SELECT clock_timestamp() >= \(end)", "both times have passed")
    let stuck = try await calendar.anna.agenda([.stuck], zone: .gmt, limit: 9).value.stuck?.rows
    #expect(
      stuck?.map(\.reason) == [
        "no worker has carried out its schedule", "no worker has unpublished it",
      ])
    #expect(try await calendar.anna.schedules().due == 2)
    let notices = try await calendar.withWorkers(of: [calendar.anna]) {
      try await calendar.await("UnpublicationFailed")
    }
    #expect(
      notices.contains(.refused("wall", .publication, "the time to unpublish it had come as well")))
    #expect(notices.contains(.refused("wall", .unpublication, "it was not public")))
    #expect(try await calendar.count("ArticlePublished", of: id) == 0)
    #expect(try await calendar.anna.schedules().refused == 2)
    _ = try await calendar.anna.perform(.unschedule, on: id)
    #expect(try await calendar.anna.schedules().refused == 0)
    await calendar.close()
  }
}
