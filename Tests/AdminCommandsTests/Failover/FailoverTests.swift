import Benchmarks
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

  private static var faults: [Fault] {
    guard let count else { return [.server, .network] }
    var random = SeededGenerator(seed: seed)
    let all = Fault.allCases
    return (0..<count).map { all[$0 % all.count] }.shuffled(using: &random)
  }

  @Test(.timeLimit(.minutes(15 + (count ?? 0))))
  func `nothing acknowledged is lost or recorded twice, and the order is possible, in a failover`()
    async throws
  {
    let benchmark = FailoverBenchmark(
      faults: Self.faults, writers: Self.count == nil ? 4 : 16, seed: Self.seed,
      program: GalleyBinary.path)
    let report = try await benchmark.run(
      progress: BenchmarkProgress(begin: { _, _, _ in }, advance: { _ in }))
    #expect(report.isIntact && report.acknowledged > Self.faults.count, "\(report)")
    let all = report.figures[0]
    print(
      """
      seed \(Self.seed): \(all.count) failovers, \(report.acknowledged) acknowledged events; until a \
      command was recorded \(all.command.p50) ms in the median and \(all.command.maximum) ms at most, \
      until psql could write \(all.psql.p50) ms and \(all.psql.maximum) ms
      """)
  }
}
