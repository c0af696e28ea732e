package import JSON

/// The time of an append by one client in a short log and in a long one.
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
  ///   - events: The number of events in the log at the start.
  ///   - database: A new one. Its log is filled first.
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

/// The results of the growth benchmark.
package struct GrowthReport: Hashable, Sendable {
  package struct Log: Hashable, Sendable {
    /// The size after the appends.
    package let size: LogSize
    package let appends: RateReport
  }

  package let short: Log
  package let long: Log
  /// The ratio of the median time of an append in the long log to that in the short one.
  package let ratio: Double

  package init(short: Log, long: Log) {
    self.short = short
    self.long = long
    ratio = long.appends.run.times.p50 / short.appends.run.times.p50
  }
}

extension GrowthReport: JSONDescribed {
  package static let json = JSONDescription<GrowthReport>(
    "GrowthReport", "Appends to a short log and to a long one.",
    [
      JSONMember("short", "The short log.", \.short),
      JSONMember("long", "The long log.", \.long),
      JSONMember(
        "ratio", "The median time of an append to the long log, divided by that of the short one.",
        \.ratio),
    ])
}

extension GrowthReport.Log: JSONDescribed {
  package static let json = JSONDescription<GrowthReport.Log>(
    "GrowthLog", "A log, and the appends to it.",
    [
      JSONMember("size", "The log after the appends.", \.size),
      JSONMember("appends", "The rate of the appends.", \.appends),
    ])
}
