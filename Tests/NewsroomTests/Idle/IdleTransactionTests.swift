import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// An idle transaction, in this or another database, delays no read model.
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
    // Her own login cannot update a read model, so her query waits for the worker.
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

  /// The longest times of all rounds.
  private struct Slowest: CustomStringConvertible {
    var rounds = 0
    /// The time from the draft to the answer that contains it.
    var query = Duration.zero
    var rebuild = Duration.zero
    var swapLock = Duration.zero

    var description: String {
      "\(rounds) rounds, slowest query \(query), rebuild \(rebuild), swap's lock \(swapLock)"
    }
  }

  /// Drafts an article, waits until the worker has applied it, queries it, and rebuilds all read
  /// models.
  private func round(_ slowest: inout Slowest, eva: Member, admin: Member) async throws {
    slowest.rounds += 1
    let slug = "story-\(slowest.rounds)"
    let article = WrittenArticle(content: .sample(), body: "Round \(slowest.rounds).")
    let receipt = try await eva.draft(article, slug: .sample(slug))
    var began = ContinuousClock.now
    // Wait for all read models, including those that no query reads. Wait before the query, because
    // a query waits only two seconds for the worker, which may not suffice on a slow machine.
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
