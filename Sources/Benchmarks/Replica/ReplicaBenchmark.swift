import Editorial
import EditorialReadModels
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import PostgresEventStore

/// Whether questions to a replica include what was recorded right before, and how many more
/// questions a primary and a replica answer together than the primary alone.
package struct ReplicaBenchmark: Sendable {
  /// The number of events in the log at the start.
  let events: Int
  let seed: UInt64
  /// How many questions follow a command.
  let reads: Int
  /// How many people ask each server at the same time.
  let readers: Int
  let seconds: Double
  let runs: Int

  package init(
    events: Int, seed: UInt64, reads: Int, readers: Int, seconds: Double, runs: Int
  ) {
    (self.events, self.seed, self.reads) = (events, seed, reads)
    (self.readers, self.seconds, self.runs) = (readers, seconds, runs)
  }

  /// Runs on two servers of its own.
  package func run(progress: BenchmarkProgress) async throws -> ReplicaReport {
    progress.begin("starting a primary and a standby", nil, "servers")
    let pair = try StreamingPair()
    defer { pair.end() }
    let address = DatabaseAddress.embedded(
      home: pair.primary.homeDirectory, database: DatabaseAddress.defaultDatabase)
    let report: @Sendable (String) -> Void = { _ in }
    return try await BenchmarkDatabase.with(on: address, isKept: false, report: report) {
      _ = try await $0.load(events: events, seed: seed, progress: progress)
      progress.begin("building the read models", nil, "events")
      _ = try await $0.member.rebuild(ReadModels.all.map { $0.name })
      return try await measure($0, pair.standby, progress)
    }
  }

  private func measure(
    _ database: BenchmarkDatabase, _ standby: EmbeddedServer, _ progress: BenchmarkProgress
  ) async throws -> ReplicaReport {
    let url = ConnectionSettings(
      socketDirectory: standby.socketDirectory, port: standby.port,
      database: database.settings.database ?? "", user: standby.superuser
    ).description
    let stop = StopSignal()
    let worker = try database.member.worker(maximumWait: .milliseconds(50)) { _ in }
    async let following = worker.run(until: stop)
    let figures: (staleness: Staleness, rates: Rates)
    do {
      figures = (
        try await staleness(in: database, readingFrom: url, progress),
        try await rates(of: database, and: url, progress)
      )
    } catch {
      stop.raise()
      _ = try? await following
      throw error
    }
    stop.raise()
    _ = try await following
    return ReplicaReport(
      machine: .current(), server: try await database.asSuperuser { try ServerFacts(on: &$0) },
      seed: seed, events: events, reads: reads, stale: figures.staleness.stale,
      answered: figures.staleness.answered, readers: readers, seconds: seconds,
      alone: figures.rates.alone, together: figures.rates.together)
  }

  private typealias Staleness = (stale: Int, answered: Int)
  private typealias Rates = (alone: [TimedRun], together: [TimedRun])

  /// Records one note after another, and asks for the article at once.
  private func staleness(
    in database: BenchmarkDatabase, readingFrom url: String, _ progress: BenchmarkProgress
  ) async throws -> Staleness {
    var policy = ConnectionPolicy()
    policy.replica = try ReplicaPolicy.resolve(
      url: url, environment: [:], for: database.newsroom.address, notice: { _ in })
    let articles = try await database.firstArticles(100)
    let newsroom = try await Newsroom.open(database.newsroom.address, connections: policy)
    let member = try await newsroom.acting()
    progress.begin("asking after commands", reads, "questions")
    var stale = 0
    for number in 0..<reads {
      let article = articles[number % articles.count]
      let receipt = try await member.note("A note, number \(number).", on: article)
      let answer = try await member.show(article.text)
      if answer.value.board.version < receipt.state.version { stale += 1 }
      progress.advance(number)
    }
    let answered = newsroom.replicaCounts?.answered ?? 0
    await newsroom.close()
    return (stale, answered)
  }

  /// Alternates between the primary alone and both servers.
  private func rates(
    of database: BenchmarkDatabase, and url: String, _ progress: BenchmarkProgress
  ) async throws -> Rates {
    let policy = ConnectionPolicy(total: readers, perPerson: readers)
    let primary = try await Newsroom.open(database.newsroom.address, connections: policy)
    let standby = try await Newsroom.open(
      .shared(url: url), connections: policy, isCreating: false)
    let member = try await primary.acting()
    let other = try await standby.acting(as: member.actor.name)
    progress.begin("asking one server, and both", runs * 2, "runs")
    var rates: Rates = ([], [])
    for run in 0..<runs {
      rates.alone.append(try await ask([member]))
      progress.advance(run * 2 + 1)
      rates.together.append(try await ask([member, other]))
      progress.advance(run * 2 + 2)
    }
    await primary.close()
    await standby.close()
    return rates
  }

  private func ask(_ members: [Member]) async throws -> TimedRun {
    let end = ContinuousClock.now + .seconds(seconds)
    let times = try await withThrowingTaskGroup { group in
      for member in members {
        for _ in 0..<readers {
          group.addTask {
            var loop = TimingLoop(.until(end))
            while loop.next() { _ = try await member.list(BoardQuery(limit: 50)) }
            return loop.times
          }
        }
      }
      return try await group.reduce(into: [Duration]()) { $0 += $1 }
    }
    return TimedRun(times, seconds: seconds)
  }
}
