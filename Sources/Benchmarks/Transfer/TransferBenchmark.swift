package import Newsroom

/// How fast a generated log is exported to a file and imported from it. It is compared with COPY of
/// the resulting rows into tables with the same columns, checks and indexes.
package struct TransferBenchmark: Sendable {
  /// The number of events in the log.
  let events: Int
  let seed: UInt64

  package init(events: Int, seed: UInt64) {
    self.events = events
    self.seed = seed
  }

  /// - Parameters:
  ///   - database: A new one. Its log is filled first.
  ///   - write: Exports the newsroom.
  /// - Returns: The time of the export, in seconds.
  package func export(
    from database: BenchmarkDatabase, progress: BenchmarkProgress,
    write: (Member) async throws -> Void
  ) async throws -> Double {
    _ = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("exporting", events, "events")
    let duration = try await ContinuousClock().measure { try await write(database.member) }
    return duration / .seconds(1)
  }

  /// - Parameters:
  ///   - database: Another new one.
  ///   - read: Imports the export.
  package func run(
    in database: BenchmarkDatabase, exportBytes: Int, exportSeconds: Double,
    progress: BenchmarkProgress, read: (Member) async throws -> Void
  ) async throws -> TransferReport {
    progress.begin("importing", nil, "rows")
    let duration = try await ContinuousClock().measure { try await read(database.member) }
    let (log, copy, server) = try await CopyLimit.measure(in: database, progress: progress)
    return TransferReport(
      machine: .current(), server: server, seed: seed, exportBytes: exportBytes, log: log,
      exportSeconds: exportSeconds, seconds: duration / .seconds(1), copySeconds: copy,
      peakMemory: ResidentMemory.peak)
  }
}
