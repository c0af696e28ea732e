import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// A transaction that idles, in another database or in this one, holds no read model back.
@Suite(.database(longerBy: IdleTransaction.time)) struct IdleTransactionTests {
  let database = TestDatabase.current

  @Test(arguments: IdleTransaction.allCases)
  func `a worker follows, queries are fresh and rebuilds are swapped in while a transaction idles`(
    idle: IdleTransaction
  ) async throws {
    let admin = try await database.member(as: "anna")
    let stop = StopSignal()
    async let working = admin.worker(maximumWait: .milliseconds(20)) { _ in }.run(until: stop)
    defer { stop.raise() }
    // A login of her own cannot bring a read model up: it waits for the worker.
    let eva = try await database.member(withLogin: "eva")
    try await TestDatabase.with(.empty) { other in
      let holder = try await idle.begin(in: database, other: other)
      let began = ContinuousClock.now
      var slowest = Slowest()
      repeat {
        try await round(&slowest, eva: eva, admin: admin)
        try await Task.sleep(for: min(IdleTransaction.time / 4, .seconds(5)))
      } while began.duration(to: .now) < IdleTransaction.time
      let state: String = try await database.session().value(
        "SELECT state FROM pg_stat_activity WHERE pid = \(Int32(holder.processID))")
      #expect(state == "idle in transaction")
      print("\(idle) idle for \(began.duration(to: .now)): \(slowest)")
      try await holder.run("ROLLBACK")
    }
    stop.raise()
    _ = try await working
    await eva.close()
    await admin.close()
  }

  /// The longest times, in all rounds.
  private struct Slowest: CustomStringConvertible {
    var rounds = 0
    /// From the draft to the answer that has it.
    var query = Duration.zero
    var rebuild = Duration.zero
    var swapLock = Duration.zero

    var description: String {
      "\(rounds) rounds, slowest query \(query), rebuild \(rebuild), swap's lock \(swapLock)"
    }
  }

  /// An article is drafted, the worker applies it, a query answers with it, and everything is
  /// rebuilt.
  private func round(_ slowest: inout Slowest, eva: Member, admin: Member) async throws {
    slowest.rounds += 1
    let slug = "story-\(slowest.rounds)"
    let article = WrittenArticle(content: .sample(), body: "Round \(slowest.rounds).")
    let receipt = try await eva.draft(article, slug: .sample(slug))
    var began = ContinuousClock.now
    // Every one of them, also those that no query asks for. First, as a query waits two seconds for
    // the worker, and on a slow machine it may take longer.
    try await database.wait(
      until: """
        SELECT count(*) = \(ReadModels.all.count) AND bool_and(checkpoint >= \(receipt.position))
        FROM read.builds WHERE status = 'live'
        """, "the worker had applied round \(slowest.rounds)")
    let answer = try await eva.show(slug)
    #expect(answer.value.board.article == receipt.id)
    #expect(answer.remarks == [])
    slowest.query = max(slowest.query, began.duration(to: .now))
    began = .now
    let report = try await admin.rebuild(ReadModels.all.map { $0.name })
    slowest.rebuild = max(slowest.rebuild, began.duration(to: .now))
    for outcome in report.outcomes {
      #expect(outcome.isLive && outcome.comparison?.isEqual == true)
      slowest.swapLock = max(
        slowest.swapLock, .milliseconds(outcome.swapLockMilliseconds ?? 0))
    }
  }
}
