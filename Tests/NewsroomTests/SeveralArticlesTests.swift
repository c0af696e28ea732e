import Editorial
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Newsroom

/// One command on several articles.
@Suite(.database) struct SeveralArticlesTests {
  let database = TestDatabase.current

  /// A member with new articles under these slugs.
  private func member(drafting slugs: [String]) async throws -> Member {
    let eva = try await database.member(as: "eva")
    for slug in slugs {
      _ = try await eva.draft(
        WrittenArticle(content: .sample(), body: "About \(slug)."), slug: .sample(slug))
    }
    return eva
  }

  @Test func `outcomes are reported in the order of the references, whichever is done first`()
    async throws
  {
    let eva = try await member(drafting: ["first-x", "second-x", "third-x"])
    let first = try await eva.find("first-x")
    let others = Mutex(0)
    var reported: [String] = []
    try await eva.carryOut(
      on: ["first-x", "nowhere", "second-x", "@1", "third-x"],
      report: { reported.append($0.reference) },
      { id, options in
        while id == first, others.withLock({ $0 }) < 2 { await Task.yield() }
        let receipt = try await eva.perform(.submit, on: id, options: options)
        if id != first { others.withLock { $0 += 1 } }
        return receipt
      })
    #expect(reported == ["first-x", "nowhere", "second-x", "@1", "third-x"])
    await eva.close()
  }

  @Test func `once the database is unavailable, no further command is sent`() async throws {
    let slugs = (1...40).map { "story-\($0)-x" }
    let eva = try await member(drafting: slugs)
    let sent = Mutex(0)
    var count = OutcomeCount()
    try await eva.carryOut(
      on: slugs, report: { count.add($0) },
      { _, _ in
        sent.withLock { $0 += 1 }
        throw Failure(.unavailable, "the server is gone")
      })
    #expect(count.words == "0 done, 32 failed, 8 not tried")
    #expect(sent.withLock { $0 } == 32)
    await eva.close()
  }
}
