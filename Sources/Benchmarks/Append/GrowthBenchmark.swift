/// What an append by one client takes in a short log and in a long one.
package struct GrowthBenchmark: Sendable {
  let seconds: Double
  let runs: Int
  let seed: UInt64

  package init(seconds: Double, runs: Int, seed: UInt64) {
    self.seconds = seconds
    self.runs = runs
    self.seed = seed
  }

  /// - Parameters:
  ///   - events: Of the log before.
  ///   - database: Newly made; its log is filled first.
  package func measure(
    events: Int, in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> GrowthReport.Log {
    let report = try await AppendBenchmark(
      clients: 1, seconds: seconds, runs: runs, events: events, seed: seed
    ).run(in: database, progress: progress)
    return GrowthReport.Log(
      size: try await database.asSuperuser { try LogSize(on: &$0) }, appends: report)
  }
}
