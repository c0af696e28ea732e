package import Newsroom

/// How fast a made-up log is exported to a file, and comes in from it again, against COPY of the rows
/// that it comes to into tables of the same columns, checks and indexes.
package struct TransferBenchmark: Sendable {
  /// How many events the log has.
  let events: Int
  let seed: UInt64

  package init(events: Int, seed: UInt64) {
    self.events = events
    self.seed = seed
  }

  /// - Parameters:
  ///   - database: Newly made; its log is filled first.
  ///   - write: Exports the newsroom.
  /// - Returns: How long the export took, in seconds.
  package func export(
    from database: BenchmarkDatabase, progress: BenchmarkProgress,
    write: (Member) async throws -> Void
  ) async throws -> Double {
    _ = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("exporting", events, "events")
    let started = ContinuousClock.now
    try await write(database.member)
    return started.duration(to: .now) / .seconds(1)
  }

  /// - Parameters:
  ///   - database: Another one, newly made.
  ///   - read: Imports the export.
  package func run(
    in database: BenchmarkDatabase, exportBytes: Int, exportSeconds: Double,
    progress: BenchmarkProgress, read: (Member) async throws -> Void
  ) async throws -> TransferReport {
    progress.begin("importing", nil, "rows")
    let started = ContinuousClock.now
    try await read(database.member)
    let seconds = started.duration(to: .now) / .seconds(1)
    let (log, copy, server) = try await CopyLimit.measure(in: database, progress: progress)
    return TransferReport(
      machine: .current(), server: server, seed: seed, exportBytes: exportBytes, log: log,
      exportSeconds: exportSeconds, seconds: seconds, copySeconds: copy,
      peakMemory: ResidentMemory.peak)
  }
}
