import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore

/// Makes every read model again from a made-up log, against how fast the server alone can read it.
package struct RebuildBenchmark: Sendable {
  /// How many events the log has.
  let events: Int
  let seed: UInt64

  /// Of each raw figure, of which the median counts.
  private static let rawRuns = 3

  package init(events: Int, seed: UInt64) {
    self.events = events
    self.seed = seed
  }

  /// - Parameter database: Newly made; its log is filled first.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> RebuildReport {
    let started = ContinuousClock.now
    try await database.load(events: events, seed: seed, progress: progress)
    let loading = started.duration(to: .now)
    progress.begin("reading with the server alone", nil, "runs")
    let (log, server, rawEvents, rawTexts) = try await database.asSuperuser { connection in
      let log = try LogSize(on: &connection)
      return (
        log, try ServerFacts(on: &connection),
        try RawLimit.ofEvents(count: log.events, runs: Self.rawRuns, on: &connection),
        try RawLimit.ofTexts(count: log.texts, runs: Self.rawRuns, on: &connection)
      )
    }
    let before = ResidentMemory.peak
    var models: [ModelFigures] = []
    for model in ReadModels.all {
      models.append(
        try await measure(model, in: database, limit: rawEvents, progress: progress))
    }
    return RebuildReport(
      machine: .current(), server: server, seed: seed, log: log,
      loadingSeconds: loading / .seconds(1), rawLimit: rawEvents, rawLimitOfTexts: rawTexts,
      models: models, peakMemoryBefore: before, peakMemory: ResidentMemory.peak)
  }

  private func measure(
    _ model: any ArticleProjection.Type, in database: BenchmarkDatabase, limit: RawLimit,
    progress: BenchmarkProgress
  ) async throws -> ModelFigures {
    let tables = model.tableNames
    progress.begin("rebuilding \(model.name)", events, "events")
    let started = ContinuousClock.now
    let build = try await database.newsroom.rebuild(model.name) { events, _ in
      progress.advance(events)
    }
    let duration = started.duration(to: .now)
    let rows = try await database.asSuperuser { connection in
      try tables.reduce(0) { sum, table in
        let rows: Int = try connection.execute(
          "SELECT count(*) FROM read.\(identifier: table)")[0].value(at: 0)
        return sum + rows
      }
    }
    return ModelFigures(
      name: model.name, rows: rows, events: build.events, took: duration, limit: limit)
  }
}

extension Projection {
  /// The views of its rows.
  fileprivate static var tableNames: [String] { tables.map(\.name) }
}
