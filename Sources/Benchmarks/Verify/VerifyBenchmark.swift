import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Seals

/// Verifies a generated log against its seals and the rules of the desk. It is compared with how
/// fast the server reads the same rows, and how fast `sha256sum` digests their bytes.
package struct VerifyBenchmark: Sendable {
  /// The number of events in the log.
  let events: Int
  let seed: UInt64
  let workers: Int

  /// The number of runs of each measurement. The median counts.
  private static let runs = 3

  package init(events: Int, seed: UInt64, workers: Int) {
    (self.events, self.seed, self.workers) = (events, seed, workers)
  }

  /// - Parameter database: A new one. Its log is filled first.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> VerifyReport {
    let loading = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("reading with the server alone", nil, "runs")
    let (log, server, rawEvents, rawTexts) = try await database.asSuperuser { connection in
      let log = try LogSize(on: &connection)
      return (
        log, try ServerFacts(on: &connection),
        try RawLimit.ofWholeEvents(count: log.events, runs: Self.runs, on: &connection),
        try RawLimit.ofTexts(count: log.texts, runs: Self.runs, on: &connection)
      )
    }
    progress.begin("digesting with sha256sum", nil, "runs")
    let digesting = try await database.asSuperuser {
      try DigestLimit.measure(runs: Self.runs, on: &$0)
    }
    let key = try SigningKey.random(name: "bench.example/galley")
    progress.begin("sealing", events, "events")
    let sealing = try await ContinuousClock().measure {
      _ = try await database.member.sealLog(with: key, progress: progress.advance)
    }
    var loop = TimingLoop(.runs(Self.runs))
    while loop.next() {
      progress.begin("verifying", events, "events")
      let report = try await database.member.verifyLog(
        keys: [key.verifier], workers: workers,
        progress: { events, _ in progress.advance(events) })
      guard report.findings.isEmpty, report.streams.events == log.events else {
        throw Failure(.failed, "the generated log does not verify")
      }
    }
    return VerifyReport(
      machine: .current(), server: server, seed: seed, log: log, workers: workers,
      loadingSeconds: loading / .seconds(1), rawLimit: rawEvents, rawLimitOfTexts: rawTexts,
      digesting: digesting, sealingSeconds: sealing / .seconds(1), verifyingSeconds: loop.seconds,
      peakMemory: ResidentMemory.peak)
  }
}
