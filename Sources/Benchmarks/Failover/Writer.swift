import Digests
import Editorial
import EventSourcing
import Foundation
package import Newsroom
import PostgreSQL

/// An editor who keeps working while parts are killed. A command without an answer is sent again
/// under the same id until it is answered.
package struct Writer {
  let number: Int
  let member: Member
  let acknowledged: AcknowledgedEvents
  var random: SeededRandom
  /// Receives the time of each attempt.
  let report: @Sendable (Duration) -> Void

  /// Begins several writers, each with its own random commands.
  ///
  /// - Parameter report: Receives the time of each attempt to send a command.
  package static func begin(
    _ writers: Int, as member: Member, _ acknowledged: AcknowledgedEvents,
    using random: inout some RandomNumberGenerator, until stop: StopSignal,
    in group: inout ThrowingTaskGroup<Void, any Error>,
    report: @escaping @Sendable (Duration) -> Void = { _ in }
  ) {
    for number in 1...writers {
      let writer = Writer(
        number: number, member: member, acknowledged: acknowledged,
        random: SeededRandom(seed: random.next()), report: report)
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
      // Editors pause. Without a pause, the log of a long trial would be too large.
      try await Task.sleep(for: .milliseconds(random.below(201)))
    }
  }

  private typealias Command = (Member, CommandOptions) async throws -> Receipt

  private mutating func command(_ count: Int) async throws -> Command {
    let words = "Writer \(number), command \(count)."
    let articles = await acknowledged.articles
    if articles.isEmpty || random.below(25) == 0 {
      let (article, slug) = try Self.article(words, slug: "story-\(number)-\(count)")
      return { try await $0.draft(article, slug: slug, options: $1) }
    }
    let article = random.element(of: articles)
    if random.below(2) == 0 {
      return { try await $0.note(words, on: article, options: $1) }
    }
    let text = try Self.article(words, slug: "story").0
    return { try await $0.revise(article, to: text, options: $1) }
  }

  private func carryOut(_ command: Command) async throws {
    let options = CommandOptions(commandID: .v7())
    let floor = await acknowledged.last
    var repetitions = 0
    while true {
      let began = ContinuousClock.now
      defer { report(began.duration(to: .now)) }
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
    case let error as Failure: error.kind == .unavailable || error.kind == .conflict
    case let error as ArticleRejection: error.kind == .conflict
    default: false
    }
  }

  /// A short article, and its slug.
  static func article(_ body: String, slug: String) throws(Failure) -> (WrittenArticle, Slug) {
    guard let language = LanguageTag("en"), let slug = Slug(slug) else {
      throw Failure(.invalid, "'\(slug)' is not a slug")
    }
    let content = Content(
      headline: "Harbour wall to be raised before winter", byline: ["Eva Lindqvist"],
      language: language, manuscript: Digest(of: []), wordCount: body.split(separator: " ").count)
    return (WrittenArticle(content: content, body: body), slug)
  }
}
