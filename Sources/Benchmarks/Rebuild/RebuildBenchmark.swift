import EditorialReadModels
import Foundation
package import Newsroom
import PostgreSQL
import PostgresEventStore

/// Rebuilds every read model from a generated log, compared with how fast the server alone reads the
/// log, writes the same rows and creates the same indexes.
package struct RebuildBenchmark: Sendable {
  /// The number of events in the log.
  let events: Int
  let seed: UInt64
  let limits: ReplayLimits

  /// The number of runs of each raw measurement. The median counts.
  private static let rawRuns = 3

  package init(events: Int, seed: UInt64, limits: ReplayLimits) {
    self.events = events
    self.seed = seed
    self.limits = limits
  }

  /// - Parameter database: A new one. Its log is filled first.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> RebuildReport {
    let loading = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("reading with the server alone", nil, "runs")
    let (log, server, rawEvents, rawLog, rawTexts) = try await database.asSuperuser { connection in
      let log = try LogSize(on: &connection)
      return (
        log, try ServerFacts(on: &connection),
        try RawLimit.ofEvents(count: log.events, runs: Self.rawRuns, on: &connection),
        try RawLimit.ofLog(count: log.events, runs: Self.rawRuns, on: &connection),
        try RawLimit.ofTexts(count: log.texts, runs: Self.rawRuns, on: &connection)
      )
    }
    let before = ResidentMemory.peak
    let names = ReadModels.all.map { $0.name }
    // The next ones are compared with this one.
    let first = try await measure(
      Self.firstBuild, names, of: events, in: database, progress: progress)
    progress.begin("reading, writing and indexing with the server alone", nil, "steps")
    let limit = try await database.asSuperuser { connection in
      try RebuildLimit.measure(events: log.events, runs: Self.rawRuns, on: &connection)
    }
    var models = [first(limit)]
    for (name, chosen) in [("all", names)] + names.map({ ($0, [$0]) }) {
      let figures = try await measure(name, chosen, of: events, in: database, progress: progress)
      models.append(figures(limit))
    }
    let peak = ResidentMemory.peak
    let (atRest, meanwhile) = try await work(in: database, for: models[1], progress: progress)
    return RebuildReport(
      machine: .current(), server: server, seed: seed, log: log,
      loadingSeconds: loading / .seconds(1), rawLimit: rawEvents, rawLimitOfLog: rawLog,
      rawLimitOfTexts: rawTexts, limit: limit, models: models, workAtRest: atRest,
      workMeanwhile: meanwhile, peakMemoryBefore: before, peakMemory: peak)
  }

  /// Measures the first build of all read models on a longer log.
  ///
  /// - Parameters:
  ///   - database: Another new one.
  ///   - report: The report for the first log.
  package func grow(
    to events: Int, in database: BenchmarkDatabase, after report: RebuildReport,
    progress: BenchmarkProgress
  ) async throws -> GrowthFigures {
    let loading = try await database.load(
      events: events, seed: seed, withTexts: false, progress: progress)
    let log = try await database.asSuperuser { try LogSize(on: &$0) }
    let models = try await measure(
      Self.firstBuild, ReadModels.all.map { $0.name }, of: events, in: database,
      progress: progress)
    return GrowthFigures(
      log: log, loadingSeconds: loading / .seconds(1), models: models(report.limit),
      against: report.models[0])
  }

  private static let firstBuild = "all, for the first time"

  /// Measures commands and queries: first without a rebuild, for as long as a rebuild of all read
  /// models takes, and then during one.
  private func work(
    in database: BenchmarkDatabase, for models: ModelFigures, progress: BenchmarkProgress
  ) async throws -> (atRest: WorkTimes, meanwhile: WorkTimes) {
    let articles = try await database.firstArticles(500)
    progress.begin("working at rest", nil, "commands")
    let (_, atRest) = try await BackgroundLoad(as: database.member, articles: articles).work {
      try await Task.sleep(for: .seconds(models.seconds))
    }
    progress.begin("working while all is rebuilt", nil, "commands")
    let (_, meanwhile) = try await BackgroundLoad(as: database.member, articles: articles).work {
      try await database.member.rebuild(ReadModels.all.map { $0.name }, limits: limits)
    }
    return (atRest, meanwhile)
  }

  /// Rebuilds the models.
  ///
  /// - Returns: What was measured, once the limit is known.
  private func measure(
    _ name: String, _ models: [String], of events: Int, in database: BenchmarkDatabase,
    progress: BenchmarkProgress
  ) async throws -> (RebuildLimit) -> ModelFigures {
    progress.begin("rebuilding \(name)", events, "events")
    let started = ContinuousClock.now
    let report = try await database.member.rebuild(models, limits: limits) {
      if $0.isFolding { progress.advance($0.events) }
    }
    let duration = started.duration(to: .now)
    let tables = ReadModels.all.filter { models.contains($0.name) }
      .flatMap { $0.outlines.map(\.name) }
    let rows = try await database.asSuperuser { connection in
      try tables.reduce(0) { sum, table in
        let rows: Int = try connection.execute(
          "SELECT count(*) FROM read.\(identifier: table)")[0].value(at: 0)
        return sum + rows
      }
    }
    return { limit in
      ModelFigures(
        name: name, rows: rows, report: report, took: duration, limit: limit.rate(for: tables))
    }
  }
}
