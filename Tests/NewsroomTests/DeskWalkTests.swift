import EditorialReadModels
import Foundation
import Newsroom
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct DeskWalkTests {
  let database = TestDatabase.current

  /// `GALLEY_WALK_SEED` repeats a walk. `GALLEY_WALK_STEPS` sets its length.
  @Test func `after a random walk, log, state and read models agree with a plain model`()
    async throws
  {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["GALLEY_WALK_SEED"].flatMap { UInt64($0) } ?? 20_261_125
    let steps =
      environment["GALLEY_WALK_STEPS"].flatMap { Int($0) }
      ?? TestLength.count(900, long: 2_000)
    var walk = try await DeskWalk(seed: seed, in: database)
    let admin = try #require(walk.newsrooms["anna"])
    for number in 1...steps {
      try await walk.step()
      guard number.isMultiple(of: 3) else { continue }
      // Also updates the read models that no step queries, a few events at a time.
      _ = try await admin.stats(.init())
      _ = try await admin.search(SearchQuery(words: "wall", limit: 1))
    }

    // A walk that does not reach these outcomes proves nothing.
    for step in ["approve", "publish", "correct", "refile", "restore", "rename", "set"] {
      for outcome in ["recorded", "refused"] {
        #expect(walk.outcomes["\(step) \(outcome)", default: 0] > 0, "\(step) \(outcome)")
      }
    }

    let before = try await ReadModelContents(of: database)
    for model in ReadModels.all { _ = try await admin.rebuild([model.name]) }
    #expect(try await ReadModelContents(of: database) == before)
    await walk.close()
  }
}
