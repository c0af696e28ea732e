import Foundation
package import JSON
import Newsroom
import Synchronization

/// Somebody who keeps working: adds a note to an article, then reads it, again and again.
final class Bystander: Sendable {
  private let member: Member
  private let articles: [UUID]
  private let isOver = Mutex(false)

  /// Between two rounds.
  private static let pause = Duration.milliseconds(20)

  /// - Parameter articles: At least one.
  init(as member: Member, articles: [UUID]) {
    self.member = member
    self.articles = articles
  }

  /// Works while `body` runs.
  func work<R: Sendable>(
    while body: () async throws -> R
  ) async throws -> (answer: R, times: WorkTimes) {
    async let working = work()
    do {
      let answer = try await body()
      isOver.withLock { $0 = true }
      return (answer, try await working)
    } catch {
      isOver.withLock { $0 = true }
      throw error
    }
  }

  private func work() async throws -> WorkTimes {
    let clock = ContinuousClock()
    var commands: [Duration] = []
    var queries: [Duration] = []
    while !isOver.withLock({ $0 }) {
      let article = articles[commands.count % articles.count]
      commands.append(
        try await clock.measure {
          _ = try await member.note("A note, number \(commands.count).", on: article)
        })
      queries.append(
        try await clock.measure { _ = try await member.show(article.uuidString) })
      try await Task.sleep(for: Self.pause, clock: clock)
    }
    return WorkTimes(commands: Quantiles(commands), queries: Quantiles(queries))
  }
}

/// How long commands and queries took, in milliseconds.
package struct WorkTimes: Hashable, Sendable {
  /// From a command's beginning until its event is on disk.
  package let commands: Quantiles
  /// Of an article, which must show the note just added.
  package let queries: Quantiles
}

extension WorkTimes: JSONDescribed {
  package static let json = JSONDescription<WorkTimes>(
    "WorkTimes", "How long commands and queries took.",
    [
      JSONMember("commands", "The times of commands.", \.commands),
      JSONMember("queries", "The times of queries.", \.queries),
    ])
}
