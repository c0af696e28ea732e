import Editorial
import Foundation
import Glibc
import Newsroom
import PlainText
import PostgreSQL
import SystemCalls

/// Worker processes, and articles that are all scheduled for the same moment.
struct DueTrial: Sendable {
  let articles: Int
  let workers: Int

  /// How long everything may take after that moment, for each article.
  private static let patience = Duration.milliseconds(200)
  /// A schedule takes less than this to record.
  private static let lead = Duration.milliseconds(10)

  /// - Parameter environment: Of the workers, in addition to that of this process.
  func run(
    in database: BenchmarkDatabase, receiver: LocalReceiver, environment: [String: String],
    seed: UInt64, progress: BenchmarkProgress
  ) async throws -> DueFigures {
    let prepared = try await PreparedArticles(
      articles, in: database, seed: seed, progress: progress)
    let started = (clock: ContinuousClock.now, date: Date())
    let lead = .seconds(3) + Self.lead * articles
    let due = started.date.addingTimeInterval(lead / .seconds(1))
    progress.begin("scheduling", articles, "articles")
    _ = try await PreparedArticles.all(articles) { number in
      progress.advance(number)
      return try await prepared.admin.perform(
        .schedule(at: due, zone: "UTC"), on: prepared.ids[number])
    }
    guard Date() < due else {
      throw Failure(.failed, "the machine is too slow to schedule \(articles) articles in time")
    }
    _ = receiver.takeAll()
    let url = database.url
    let processes = try (0..<workers).map { _ in
      try ChildProgram.startGalley(
        ["--as", Staff().worker.name, "worker"], on: url, environment: environment)
    }
    defer {
      for process in processes { kill(process, SIGTERM) }
      for process in processes { _ = SystemCall.waitForExit(of: process) }
    }
    progress.begin("delivering what is due", articles, "articles")
    let moment = started.clock + lead
    let received = try await receiver.arrivals(
      of: Set(prepared.ids.map { "urn:uuid:\($0.text)" }), in: "galley-article",
      by: moment + .seconds(30) + Self.patience * articles, progress: progress.advance)
    return DueFigures(
      articles: articles, workers: workers,
      published: Quantiles(try await delays(of: prepared.ids, after: due, in: database)),
      received: Quantiles(received.values.map { moment.duration(to: $0) }))
  }

  /// When each article was published, according to the log.
  private func delays(
    of articles: [UUID], after due: Date, in database: BenchmarkDatabase
  ) async throws -> [Duration] {
    try await database.asSuperuser { connection in
      try connection.execute(
        """
        SELECT extract(epoch FROM recorded_at - \(due))::float8 FROM galley.events
        WHERE stream = ANY (\(articles)) AND type = 'ArticlePublished'
        """
      ).map { .seconds(try $0.value(at: 0, as: Double.self)) }
    }
  }
}
