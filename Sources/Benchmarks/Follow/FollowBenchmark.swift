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

  /// The number of concurrent senders.
  private static let senders = 4
  /// The number of seconds at the start that do not count, because connections are opened and
  /// statements are planned.
  private static let warmUp = 2

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
      sent = try await send(to: articles, as: database.member, progress: progress)
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

  private func send(
    to articles: [UUID], as member: Member, progress: BenchmarkProgress
  ) async throws -> [SentCommand] {
    let uncounted = commandsPerSecond * Self.warmUp
    let count = uncounted + commandsPerSecond * seconds
    progress.begin("following", count, "commands")
    let start = ContinuousClock.now
    return try await withThrowingTaskGroup { group in
      for sender in 0..<Self.senders {
        group.addTask {
          var sent: [SentCommand] = []
          for number in stride(from: sender, to: count, by: Self.senders) {
            let due = start + .nanoseconds(number * 1_000_000_000 / commandsPerSecond)
            try await Task.sleep(until: due, tolerance: .zero, clock: .continuous)
            let began = ContinuousClock.now
            let receipt = try await member.note(
              "A note, number \(number).", on: articles[number % articles.count])
            if number >= uncounted {
              sent.append(
                SentCommand(position: receipt.position, began: began, committed: .now))
            }
            progress.advance(number)
          }
          return sent
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}

/// A recorded command.
struct SentCommand: Sendable {
  let position: Int64
  let began: ContinuousClock.Instant
  /// The time of its answer.
  let committed: ContinuousClock.Instant
}
