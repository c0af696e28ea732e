import Editorial
import Newsroom
import PostgreSQL

/// How fast `galley log follow` prints the events of a log, compared with COPY of the same rows by the
/// server, and how soon it prints an event that is recorded meanwhile.
package struct FeedBenchmark: Sendable {
  /// The number of events in the log at the start.
  let events: Int
  let seed: UInt64
  /// How often the whole log is read in each way. The median counts.
  let runs: Int
  let commandsPerSecond: Int
  let seconds: Int

  package init(events: Int, seed: UInt64, runs: Int, commandsPerSecond: Int, seconds: Int) {
    (self.events, self.seed, self.runs) = (events, seed, runs)
    (self.commandsPerSecond, self.seconds) = (commandsPerSecond, seconds)
  }

  /// - Parameter database: A new one. Its log is filled first.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> FeedReport {
    _ = try await database.load(events: events, seed: seed, progress: progress)
    let (url, person) = (database.url, database.member.actor.name)
    let (server, pool) = (
      try await database.asSuperuser { try ServerFacts(on: &$0) },
      Pool(database.settings, maximum: 1)
    )
    progress.begin("reading the log", runs * 2, "runs")
    let reading = ChildProgram.galley(["log", "follow", "--once"], as: person, on: url)
    var (copies, feeds) = ([Double](), [Double]())
    for run in 0..<runs {
      copies += try await pool.withConnection { connection in
        try RawLimit.ofLog(count: events, runs: 1, on: &connection).seconds
      }
      progress.advance(run * 2 + 1)
      var loop = TimingLoop(.runs(1))
      while loop.next() { try reading.run() }
      feeds += loop.seconds
      progress.advance(run * 2 + 2)
    }
    await pool.close()
    let (sent, lines) = try await follow(database, url, person, progress)
    return FeedReport(
      machine: .current(), server: server, seed: seed, events: events, copySeconds: copies,
      feedSeconds: feeds, commandsPerSecond: commandsPerSecond, seconds: seconds, sent: sent,
      lines: lines)
  }

  private func follow(
    _ database: BenchmarkDatabase, _ url: String, _ person: String, _ progress: BenchmarkProgress
  ) async throws -> ([SentCommand], [FollowedLog.Line]) {
    let articles = try await database.firstArticles(500)
    let feed = try FollowedLog(on: url, as: person, from: Int64(events))
    defer { feed.end() }
    try await feed.wait(for: Int64(events))
    let sent = try await SteadyCommands(perSecond: commandsPerSecond, seconds: seconds)
      .send(to: articles, as: database.member, progress: progress)
    try await feed.wait(for: sent.map(\.position).max() ?? 0)
    return (sent, feed.lines)
  }
}
