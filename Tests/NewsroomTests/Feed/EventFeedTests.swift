import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

@Suite(.database, .timeLimit(.minutes(15))) struct EventFeedTests {
  let database = TestDatabase.current

  private func feed(
    heartbeat: Duration = .seconds(15), _ body: (EventFeed, Member) async throws -> Void
  ) async throws {
    let eva = try await database.member(as: "eva")
    let feed = EventFeed(of: eva.newsroom, heartbeat: heartbeat) { Array("\($0.position)".utf8) }
    try await body(feed, eva)
    await eva.close()
  }

  private func draft(_ slug: String, in section: String? = nil, as eva: Member) async throws -> UUID
  {
    var content = Content.sample()
    content.section = section
    let article = WrittenArticle(content: content, body: "Words.")
    return try await eva.draft(article, slug: .sample(slug)).id
  }

  private func lastPosition() async throws -> Int64 {
    try await database.session().value("SELECT galley.last_position()")
  }

  @Test func `a listener receives what is recorded from now on`() async throws {
    try await feed { feed, eva in
      let before = try await draft("before", as: eva)
      let listener = FeedRecorder()
      try await feed.listen(after: nil, receiver: listener.receive)
      #expect(listener.types.isEmpty)
      _ = try await eva.perform(.submit, on: before)
      await listener.wait { $0.types == ["ArticleSubmitted"] }
    }
  }

  @Test func `a listener continues after the last event that it received`() async throws {
    try await feed { feed, eva in
      for number in 1...5 { _ = try await draft("article-\(number)", as: eva) }
      let all = FeedRecorder()
      try await feed.listen(after: 0, receiver: all.receive)
      let first = all.positions
      #expect(first.count >= 5)
      let resumed = FeedRecorder()
      try await feed.listen(after: first[first.count - 3], receiver: resumed.receive)
      #expect(resumed.positions == Array(first.suffix(2)))
      _ = try await draft("article-6", as: eva)
      await all.wait { $0.positions.count > first.count }
      await resumed.wait { $0.positions.count > 2 }
      #expect(resumed.positions == Array(all.positions.suffix(3)))
    }
  }

  /// More events than one batch, while others listen and more are recorded.
  @Test func `nobody misses an event or receives one twice`() async throws {
    try await feed { feed, eva in
      let present = FeedRecorder()
      try await feed.listen(after: nil, receiver: present.receive)
      let start = try await lastPosition()
      let late = try await withThrowingTaskGroup(of: FeedRecorder.self) { group in
        for number in 1...30 {
          _ = try await draft("article-\(number)", as: eva)
          if number.isMultiple(of: 3) {
            group.addTask {
              let listener = FeedRecorder()
              try await feed.listen(after: start, receiver: listener.receive)
              return listener
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let end = try await lastPosition()
      for listener in late + [present] {
        await listener.wait { $0.positions.last == end }
        #expect(listener.positions == Array(start + 1...end))
      }
    }
  }

  @Test func `a listener receives only what passes its filter`() async throws {
    try await feed { feed, eva in
      let (sport, news) = (FeedRecorder(), FeedRecorder())
      let (own, submitted) = (FeedRecorder(), FeedRecorder())
      let match = try await draft("match", in: "Sport", as: eva)
      let lamp = try await draft("lamp", in: "News", as: eva)
      try await feed.listen(.init(section: "Sport"), after: 0, receiver: sport.receive)
      try await feed.listen(.init(section: "News"), after: nil, receiver: news.receive)
      try await feed.listen(.init(article: lamp), after: 0, receiver: own.receive)
      try await feed.listen(
        .init(types: [LoggedEventType(.submitted)]), after: 0, receiver: submitted.receive)
      _ = try await eva.perform(.submit, on: match)
      _ = try await eva.perform(.submit, on: lamp)
      await submitted.wait { $0.types.count == 2 }
      #expect(sport.types == ["ArticleDrafted", "ArticleSubmitted"])
      #expect(news.types == ["ArticleSubmitted"])
      #expect(own.types == ["ArticleDrafted", "ArticleSubmitted"])
    }
  }

  @Test func `a position that the log does not have is refused`() async throws {
    try await feed { feed, eva in
      let end = try await eva.logEnd()
      for position in [-1, end + 1, .max] {
        let failure = await #expect(throws: Failure.self) {
          try await feed.listen(after: position) { _ in true }
        }
        #expect(failure?.kind == .invalid)
        #expect(
          failure?.reason == "the log has the positions 0 to \(end), and not \(position)")
      }
    }
  }

  @Test func `a listener that leaves is forgotten, and the next one is served`() async throws {
    try await feed(heartbeat: .milliseconds(5)) { feed, eva in
      for round in 1...3 {
        let listener = FeedRecorder()
        try await feed.listen(after: nil, receiver: listener.receive)
        _ = try await draft("round-\(round)", as: eva)
        await listener.wait { $0.types == ["ArticleDrafted"] && $0.beatCount > 0 }
        listener.leave()
        while feed.listeners > 0 { try await Task.sleep(for: .milliseconds(2)) }
      }
    }
  }

  @Test func `listeners stay while the database is away`() async throws {
    try await feed { feed, eva in
      let listener = FeedRecorder()
      try await feed.listen(after: nil, receiver: listener.receive)
      let session = try await database.session()
      try await session.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
      let emil = try await database.member(as: "emil")
      _ = try await draft("after", as: emil)
      await listener.wait { $0.types == ["ArticleDrafted"] }
      await emil.close()
    }
  }
}
