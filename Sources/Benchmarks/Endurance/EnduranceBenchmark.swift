import Editorial
import EditorialReadModels
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore

/// What a worker, a desk and a feed use in a long time in which commands arrive and another node takes
/// over again and again, and whether nothing is missing at the end.
package struct EnduranceBenchmark: Sendable {
  /// The number of events in the log at the start.
  let events: Int
  let seed: UInt64
  let minutes: Double
  /// The minutes between two switchovers.
  let interval: Double
  let commandsPerSecond: Int

  package init(
    events: Int, seed: UInt64, minutes: Double, interval: Double, commandsPerSecond: Int
  ) {
    (self.events, self.seed, self.minutes) = (events, seed, minutes)
    (self.interval, self.commandsPerSecond) = (interval, commandsPerSecond)
  }

  private static let list = "/desk/articles"

  /// Runs on three nodes of its own.
  package func run(progress: BenchmarkProgress) async throws -> EnduranceReport {
    progress.begin("starting three nodes", nil, "nodes")
    return try await PatroniCluster.with { cluster in
      var policy = ConnectionPolicy()
      policy.wait = .seconds(60)
      let database = try await BenchmarkDatabase.begin(on: cluster, connections: policy)
      do {
        let report = try await measure(database, cluster, progress)
        await database.newsroom.close()
        return report
      } catch {
        await database.newsroom.close()
        throw error
      }
    }
  }

  private var visitor: String { Staff().editors[0].name }

  private func measure(
    _ database: BenchmarkDatabase, _ cluster: PatroniCluster, _ progress: BenchmarkProgress
  ) async throws -> EnduranceReport {
    _ = try await database.load(events: events, seed: seed, progress: progress)
    progress.begin("building the read models", nil, "events")
    let member = database.member
    _ = try await member.rebuild(ReadModels.all.map { $0.name })
    try await member.setPassword(of: visitor, to: try Password(Array(DeskVisitor.password.utf8)))
    let facts = try await database.asSuperuser { try ServerFacts(on: &$0) }
    let articles = try await database.firstArticles(500)
    let parts = try await LongRunningParts.start(
      on: database.url, deskURL: cluster.url(user: EmbeddedServer.deskLogin),
      as: member.actor.name, from: Int64(events) + 1)
    defer { parts.stop() }
    let page = DeskVisitor.page(of: articles[0])
    let reader = try DeskVisitor.signIn(visitor, at: parts.desk, formOn: page)
    let stop = StopSignal()
    async let commands = send(to: articles, as: member, raising: stop, progress)
    async let pages = visit(parts.desk, as: reader, until: stop)
    async let early = samples(of: parts, after: minutes / 10)
    async let middle = samples(of: parts, after: minutes / 2)
    // Before the tasks are awaited, also after an error.
    defer { stop.raise() }
    let count = try await switchOver(cluster, until: stop)
    let (sent, (answered, refused)) = (try await commands, await pages)
    let samples = try await early + middle + parts.samples()
    progress.begin("auditing", nil, "read models")
    let last = try await database.asSuperuser { connection in
      try connection.execute("SELECT galley.last_position()")[0].value(at: 0, as: Int64.self)
    }
    try await parts.feed.wait(for: last)
    let isEqual = try await isAuditEqual(member, at: last)
    let positions = try await database.asSuperuser { [events] connection in
      try connection.execute(
        "SELECT position FROM galley.events WHERE position > \(events) ORDER BY position"
      ).map { try $0.value(at: 0, as: Int64.self) }
    }
    return EnduranceReport(
      machine: .current(), server: facts, seed: seed, minutes: minutes, switchovers: count,
      commandsPerSecond: commandsPerSecond, commands: sent.count,
      command: Quantiles(sent.map { $0.began.duration(to: $0.committed) }), pages: answered,
      refusedPages: refused, samples: samples, isAuditEqual: isEqual,
      isFeedComplete: parts.feed.lines.map(\.position) == positions)
  }

  private func send(
    to articles: [UUID], as member: Member, raising stop: StopSignal, _ progress: BenchmarkProgress
  ) async throws -> [SentCommand] {
    defer { stop.raise() }
    return try await SteadyCommands(perSecond: commandsPerSecond, seconds: Int(minutes * 60))
      .send(to: articles, as: member, progress: progress)
  }

  private func samples(
    of parts: LongRunningParts, after minutes: Double
  ) async throws -> [ProcessSample] {
    try await Task.sleep(for: .seconds(minutes * 60))
    return parts.samples()
  }

  /// Makes another node the one that accepts changes, at each interval.
  ///
  /// - Returns: How often.
  private func switchOver(_ cluster: PatroniCluster, until stop: StopSignal) async throws -> Int {
    var count = 0
    var next = ContinuousClock.now + .seconds(interval * 60)
    while !stop.isOn {
      try await Task.sleep(for: .milliseconds(100))
      guard ContinuousClock.now >= next, !stop.isOn else { continue }
      try await cluster.switchOver()
      count += 1
      next += .seconds(interval * 60)
    }
    return count
  }

  /// Reads a list twice a second.
  private func visit(
    _ desk: DeskProcess, as reader: DeskVisitor, until stop: StopSignal
  ) async -> (answered: Int, refused: Int) {
    var (answered, refused) = (0, 0)
    while !stop.isOn {
      let answer = try? HTTPExchange.get(desk.url + Self.list, cookie: reader.cookie)
      if answer?.status == 200 { answered += 1 } else { refused += 1 }
      try? await Task.sleep(for: .milliseconds(500))
    }
    return (answered, refused)
  }

  private func isAuditEqual(_ member: Member, at position: Int64) async throws -> Bool {
    let names = ReadModels.all.map { $0.name }
    let deadline = ContinuousClock.now + .seconds(60)
    while try await member.projections().contains(where: { $0.live?.checkpoint ?? 0 < position }) {
      guard ContinuousClock.now < deadline else { return false }
      try await Task.sleep(for: .milliseconds(50))
    }
    let audits = try await member.audit(names)
    guard audits.allSatisfy({ $0.build != nil && $0.held == 0 && $0.findings.isEmpty }) else {
      return false
    }
    return try await member.verify(names).allSatisfy { $0.isEqual == true }
  }
}
