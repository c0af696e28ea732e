import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore

/// The times of the queries of the desk in a newsroom with a given number of articles, by one
/// client.
package struct QueryBenchmark: Sendable {
  let articles: Int
  let withTexts: Bool
  /// The duration of each run.
  let seconds: Double
  let runs: Int
  let seed: UInt64

  /// This time does not count. In it, statements are planned and pages are read. It is not longer
  /// than a run.
  private var warmUp: Duration { .seconds(min(0.5, seconds)) }

  /// - Parameter withTexts: Whether to generate manuscripts, too. Without them, search finds only
  ///   headlines and standfirsts.
  package init(articles: Int, withTexts: Bool, seconds: Double, runs: Int, seed: UInt64) {
    self.articles = articles
    self.withTexts = withTexts
    self.seconds = seconds
    self.runs = runs
    self.seed = seed
  }

  /// - Parameter database: A new one. Its log is filled first.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> QueryReport {
    let figures = try await measure(articles, in: database, progress: progress)
    let server = try await database.asSuperuser { try ServerFacts(on: &$0) }
    return QueryReport(
      machine: .current(), server: server, seed: seed, seconds: seconds, withTexts: withTexts,
      newsroom: figures)
  }

  /// Measures the same in a newsroom of another size.
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
    let events = articles * SyntheticNewsroom.eventsPerArticle
    _ = try await database.load(
      events: events, seed: seed, withTexts: withTexts, progress: progress)
    progress.begin("building the read models", events, "events")
    _ = try await database.member.rebuild(ReadModels.all.map { $0.name }) {
      if $0.isFolding { progress.advance($0.events) }
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
    var loop = TimingLoop(.until(.now + duration))
    while loop.next() { try await question.ask(member, loop.times.count) }
    return loop.times
  }
}
