import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore

/// What the queries of the desk take in a newsroom of so many articles, one after the other, by one
/// client.
package struct QueryBenchmark: Sendable {
  let articles: Int
  let withTexts: Bool
  /// Of each run.
  let seconds: Double
  let runs: Int
  let seed: UInt64

  /// Of the made-up newsroom, on average.
  private static let eventsAnArticle = 10
  /// In which statements are planned and pages are read; it does not count. No longer than a run.
  private var warmUp: Duration { .seconds(min(0.5, seconds)) }

  /// - Parameter withTexts: Whether manuscripts are made up, too. Without them search knows headlines
  ///   and standfirsts.
  package init(articles: Int, withTexts: Bool, seconds: Double, runs: Int, seed: UInt64) {
    self.articles = articles
    self.withTexts = withTexts
    self.seconds = seconds
    self.runs = runs
    self.seed = seed
  }

  /// - Parameter database: Newly made; its log is filled first.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> QueryReport {
    let figures = try await measure(articles, in: database, progress: progress)
    let server = try await database.asSuperuser { try ServerFacts(on: &$0) }
    return QueryReport(
      machine: .current(), server: server, seed: seed, seconds: seconds, withTexts: withTexts,
      newsroom: figures)
  }

  /// The same in a newsroom of another size.
  ///
  /// - Parameter database: Another new one.
  package func grow(
    to articles: Int, in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> QueryFigures {
    try await measure(articles, in: database, progress: progress)
  }

  private func measure(
    _ articles: Int, in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> QueryFigures {
    let events = articles * Self.eventsAnArticle
    _ = try await database.load(
      events: events, seed: seed, withTexts: withTexts, progress: progress)
    progress.begin("making the read models", events, "events")
    _ = try await database.member.rebuild(ReadModels.all.map { $0.name }) {
      if $0.phase == .folding { progress.advance($0.events) }
    }
    progress.begin("tidying", nil, "tables")
    let (log, sample) = try await database.asSuperuser { connection in
      try connection.execute("VACUUM (ANALYZE)")
      try connection.execute("CHECKPOINT")
      return (try LogSize(on: &connection), try QuerySample(on: &connection))
    }
    var queries: [QueryFigures.Query] = []
    for question in sample.questions {
      progress.begin(question.name, nil, "queries")
      _ = try await ask(question, as: database.member, for: warmUp)
      var timed: [TimedRun] = []
      for _ in 1...runs {
        let times = try await ask(question, as: database.member, for: .seconds(seconds))
        timed.append(TimedRun(times, seconds: seconds))
      }
      queries.append(QueryFigures.Query(name: question.name, runs: timed))
    }
    return QueryFigures(log: log, queries: queries)
  }

  private func ask(
    _ question: QuerySample.Question, as member: Member, for duration: Duration
  ) async throws -> [Duration] {
    var times: [Duration] = []
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end {
      let began = ContinuousClock.now
      try await question.ask(member, times.count)
      times.append(began.duration(to: .now))
    }
    return times
  }
}
