import Digests
import Editorial
import EventSourcing
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import PostgresEventStore

/// How many appends of one small event per second the log records. Each is a separate call and
/// transaction, from a separate connection for each client, as separate processes send them. It
/// shows what the checks cost in comparison with a bare row.
package struct AppendBenchmark: Sendable {
  let runs: AlternatingRuns
  /// The number of events in the log at the start.
  let events: Int

  package init(clients: Int, seconds: Double, runs: Int, events: Int, seed: UInt64) {
    self.runs = AlternatingRuns(
      work: "appends", clients: clients, seconds: seconds, runs: runs, seed: seed)
    self.events = events
  }

  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> RateReport {
    _ = try await database.load(
      events: events, seed: runs.seed, withTexts: false, progress: progress)
    let editor = Staff().editors[0].name
    var settings = database.settings
    settings.answerLimit = database.newsroom.policy.answerLimit
    return try await Pool.with(settings, maximum: runs.clients) { pool in
      let store = PostgresEventStore(
        pool: pool, user: .impersonated(editor), codec: ArticleEventCodec(), caller: editor)
      return try await runs.measure(in: database, progress: progress) { duration in
        try await append(to: store, for: duration)
      }
    }
  }

  /// - Returns: The time of each append.
  private func append(
    to store: PostgresEventStore<ArticleEventCodec>, for duration: Duration
  ) async throws -> [Duration] {
    let end = ContinuousClock.now + duration
    return try await withThrowingTaskGroup { group in
      for _ in 0..<runs.clients {
        group.addTask {
          let stream = StreamName.article(UUID.v7())
          var version = try await begin(stream, in: store)
          var loop = TimingLoop(.until(end))
          while loop.next() {
            let recorded = try await store.append(
              Append(
                stream: stream, expected: .exactly(version), commandID: .v7(),
                request: ArticleCommand.assign(to: "ada", due: nil).request,
                events: [.assigned(to: "ada", due: nil)]))
            version += recorded.count
          }
          return loop.times
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// - Returns: The version of the stream.
  private func begin(
    _ stream: StreamName, in store: PostgresEventStore<ArticleEventCodec>
  ) async throws -> Int {
    guard let slug = Slug("bench-\(stream.id.text)"),
      let language = LanguageTag("en")
    else { preconditionFailure("an id is words") }
    let text = SaltedText("A text.", salt: .random())
    let content = Content(
      headline: "A headline", language: language, manuscript: text.key, wordCount: 2)
    let command = ArticleCommand.draft(slug: slug, content: content)
    return try await store.append(
      Append(
        stream: stream, expected: .noStream, commandID: .v7(), request: command.request,
        events: [.drafted(slug: slug, content: content, digest: content.digest)],
        attachments: [text])
    ).count
  }
}
