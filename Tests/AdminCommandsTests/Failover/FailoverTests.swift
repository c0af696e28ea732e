import Foundation
import TestSupport
import Testing

/// Patroni's failover, as editors experience it.
@Suite(
  .ownServer, .timed,
  .enabled(if: PatroniCluster.isInstalled, "Patroni, etcd or PostgreSQL 15 is not installed"))
struct FailoverTests {
  /// `GALLEY_FAILOVERS` sets the number of faults, and `GALLEY_FAILOVER_SEED` chooses other ones.
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["GALLEY_FAILOVERS"].flatMap { Int($0) }
  private static let seed = environment["GALLEY_FAILOVER_SEED"].flatMap { UInt64($0) } ?? 20_261_130

  private static var faults: [FailoverTrial.Fault] {
    guard let count else { return [.server, .node] }
    var random = SeededGenerator(seed: seed)
    let all = FailoverTrial.Fault.allCases
    return (0..<count).map { all[$0 % all.count] }.shuffled(using: &random)
  }

  @Test(.timeLimit(.minutes(15 + (count ?? 0))))
  func `nothing acknowledged is lost or recorded twice, and the order is possible, in a failover`()
    async throws
  {
    try await PatroniCluster.with { cluster in
      var trial = try await FailoverTrial(on: cluster, seed: Self.seed)
      let writers = Self.count == nil ? 4 : 16
      print("seed \(Self.seed): \(try await trial.run(Self.faults, writers: writers))")
    }
  }
}
