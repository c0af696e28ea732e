import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Seals

/// Holds a made-up log to its seals and to the desk's rules, against how fast the server can give out
/// the same rows and `sha256sum` can digest their bytes.
package struct VerifyBenchmark: Sendable {
  /// How many events the log has.
  let events: Int
  let seed: UInt64
  let workers: Int

  /// Of each figure, of which the median counts.
  private static let runs = 3

  package init(events: Int, seed: UInt64, workers: Int) {
    (self.events, self.seed, self.workers) = (events, seed, workers)
  }

  /// - Parameter database: Newly made; its log is filled first.
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
    let sealing = try await time {
      _ = try await database.member.sealLog(with: key, progress: progress.advance)
    }
    var verifying: [Double] = []
    for _ in 0..<Self.runs {
      progress.begin("verifying", events, "events")
      verifying.append(
        try await time {
          let report = try await database.member.verifyLog(
            keys: [key.verifier], workers: workers,
            progress: { events, _ in progress.advance(events) })
          guard report.findings.isEmpty, report.streams.events == log.events else {
            throw Failure(.failed, "the made-up log does not verify")
          }
        })
    }
    return VerifyReport(
      machine: .current(), server: server, seed: seed, log: log, workers: workers,
      loadingSeconds: loading / .seconds(1), rawLimit: rawEvents, rawLimitOfTexts: rawTexts,
      digesting: digesting, sealingSeconds: sealing, verifyingSeconds: verifying,
      peakMemory: ResidentMemory.peak)
  }

  /// In seconds.
  private func time(_ work: () async throws -> Void) async throws -> Double {
    let started = ContinuousClock.now
    try await work()
    return started.duration(to: .now) / .seconds(1)
  }
}
