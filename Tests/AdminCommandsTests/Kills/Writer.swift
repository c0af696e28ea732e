import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import TestSupport

/// An editor who keeps working while parts are killed. A command without an answer is sent again
/// under the same id until it is answered.
struct Writer {
  let number: Int
  let member: Member
  let acknowledged: AcknowledgedEvents
  var random: SeededGenerator

  /// Begins several writers, each with its own random commands.
  static func begin(
    _ writers: Int, as member: Member, _ acknowledged: AcknowledgedEvents,
    using random: inout SeededGenerator, until stop: StopSignal,
    in group: inout ThrowingTaskGroup<Void, any Error>
  ) {
    for number in 1...writers {
      let writer = Writer(
        number: number, member: member, acknowledged: acknowledged,
        random: SeededGenerator(seed: random.next()))
      group.addTask {
        var writer = writer
        try await writer.work(until: stop)
      }
    }
  }

  private mutating func work(until stop: StopSignal) async throws {
    var count = 0
    while !stop.isOn {
      count += 1
      try await carryOut(command(count))
      // Editors pause. Without a pause, the log of a long test would be too large.
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...200, using: &random)))
    }
  }

  private typealias Command = (Member, CommandOptions) async throws -> Receipt

  private mutating func command(_ count: Int) async -> Command {
    let words = "Writer \(number), command \(count)."
    let articles = await acknowledged.articles
    if articles.isEmpty || random.oneIn(25) {
      let slug = Slug.sample("story-\(number)-\(count)")
      return { try await $0.draft(Self.article(words), slug: slug, options: $1) }
    }
    let article = random.any(of: articles)
    if random.oneIn(2) {
      return { try await $0.note(words, on: article, options: $1) }
    }
    return { try await $0.revise(article, to: Self.article(words), options: $1) }
  }

  private func carryOut(_ command: Command) async throws {
    let options = CommandOptions(commandID: .v7())
    let floor = await acknowledged.last
    var repetitions = 0
    while true {
      do {
        let receipt = try await command(member, options)
        await acknowledged.add(receipt, repetitions: repetitions, after: floor)
        return
      } catch  where Self.mayPass(error) {
        repetitions += 1
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  /// Whether the error is allowed: there was no answer, or another writer was first.
  private static func mayPass(_ error: any Error) -> Bool {
    switch error {
    case let error as PostgresError: error.kind == .connectionLost || error.kind == .unreachable
    case let error as Failure: error.kind == .unavailable
    case let error as ArticleRejection: error.kind == .conflict
    case AppendError.staleVersion: true
    default: false
    }
  }

  private static func article(_ body: String) -> WrittenArticle {
    WrittenArticle(content: .sample(), body: body)
  }
}
