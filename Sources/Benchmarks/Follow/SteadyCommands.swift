import Foundation
import Newsroom

/// Notes that four senders add to articles at a steady rate.
struct SteadyCommands: Sendable {
  let perSecond: Int
  let seconds: Int

  /// The number of concurrent senders.
  private static let senders = 4
  /// The number of seconds at the start that do not count, because connections are opened and
  /// statements are planned.
  private static let warmUp = 2

  /// - Returns: The commands that count.
  func send(
    to articles: [UUID], as member: Member, progress: BenchmarkProgress
  ) async throws -> [SentCommand] {
    let uncounted = perSecond * Self.warmUp
    let count = uncounted + perSecond * seconds
    progress.begin("sending", count, "commands")
    let start = ContinuousClock.now
    return try await withThrowingTaskGroup { group in
      for sender in 0..<Self.senders {
        group.addTask {
          var sent: [SentCommand] = []
          for number in stride(from: sender, to: count, by: Self.senders) {
            let due = start + .nanoseconds(number * 1_000_000_000 / perSecond)
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
