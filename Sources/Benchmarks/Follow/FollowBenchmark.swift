import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore

/// How soon after its commit an event is visible in every read model, while a worker follows the
/// log and commands arrive at a steady rate.
package struct FollowBenchmark: Sendable {
  /// The number of events in the log at the start.
  let events: Int
  let seed: UInt64
  let commandsPerSecond: Int
  let seconds: Int

  package init(events: Int, seed: UInt64, commandsPerSecond: Int, seconds: Int) {
    self.events = events
    self.seed = seed
    self.commandsPerSecond = commandsPerSecond
    self.seconds = seconds
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> FollowReport {
    _ = try await database.load(events: events, seed: seed, progress: progress)
    let articles = try await database.firstArticles(500)
    progress.begin("building the read models", nil, "events")
    _ = try await database.member.rebuild(ReadModels.all.map { $0.name })
    let stop = StopSignal()
    let worker = try database.member.worker(maximumWait: .milliseconds(50)) { _ in }
    let watch = CheckpointWatch(database.settings)
    async let following = worker.run(until: stop)
    async let seen = watch.run()
    let sent: [SentCommand]
    do {
      sent = try await SteadyCommands(perSecond: commandsPerSecond, seconds: seconds)
        .send(to: articles, as: database.member, progress: progress)
      try await watch.wait(for: sent.map(\.position).max() ?? 0)
    } catch {
      watch.end()
      stop.raise()
      throw error
    }
    watch.end()
    stop.raise()
    _ = try await following
    return FollowReport(
      machine: .current(), commandsPerSecond: commandsPerSecond, seconds: seconds, sent: sent,
      seen: try await seen)
  }
}
