import Foundation
package import JSON
import Newsroom
import PlainText
import Synchronization

/// A client that keeps working: it adds a note to an article and then queries the article,
/// repeatedly.
final class BackgroundLoad: Sendable {
  private let member: Member
  private let articles: [UUID]
  private let isOver = Mutex(false)

  /// The pause between two rounds.
  private static let pause = Duration.milliseconds(20)

  /// - Parameter articles: At least one.
  init(as member: Member, articles: [UUID]) {
    self.member = member
    self.articles = articles
  }

  /// Works while `body` runs.
  ///
  /// - Returns: The result of `body`, and the times of the work.
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
        try await clock.measure { _ = try await member.show(article.text) })
      try await Task.sleep(for: Self.pause, clock: clock)
    }
    return WorkTimes(commands: Quantiles(commands), queries: Quantiles(queries))
  }
}

/// The times of commands and queries, in milliseconds.
package struct WorkTimes: Hashable, Sendable {
  /// The time of a command until its event is on disk.
  package let commands: Quantiles
  /// The time of a query of the article, which includes the new note.
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
