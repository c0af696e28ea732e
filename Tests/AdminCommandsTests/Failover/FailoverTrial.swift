import EditorialReadModels
import Foundation
import Glibc
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// Kills nodes of a cluster while editors write, and compares the log with what they were told.
struct FailoverTrial {
  /// What happens to the node that accepts changes.
  enum Fault: String, CaseIterable {
    /// The server is killed. Patroni notices at once.
    case server
    /// The server and Patroni are killed, as when a machine is lost.
    case node
    /// All processes are stopped, and continue when another node has taken over.
    case frozen
  }

  private let cluster: PatroniCluster
  private let newsroom: Newsroom
  private let acknowledged = AcknowledgedEvents()
  private var random: SeededGenerator
  private var faults: [Fault: Int] = [:]
  /// From each fault until a command of Galley was recorded, and until psql could write.
  private var times: [(galley: Duration, psql: Duration)] = []

  init(on cluster: PatroniCluster, seed: UInt64) async throws {
    self.cluster = cluster
    random = SeededGenerator(seed: seed)
    try await Self.createNewsroom(on: cluster)
    var policy = ConnectionPolicy()
    (policy.answerLimit, policy.wait) = (.seconds(10), .seconds(120))
    newsroom = try await Newsroom.open(.shared(url: cluster.url()), connections: policy)
  }

  private static func createNewsroom(on cluster: PatroniCluster) async throws {
    let server = Pool(try ConnectionSettings(url: cluster.url(database: "postgres")), maximum: 1)
    _ = try await server.withConnection { try $0.execute("CREATE DATABASE newsroom") }
    await server.close()
    _ = try await DatabaseAdministration(.shared(url: cluster.url())).migrate()
    let desk = Pool(try ConnectionSettings(url: cluster.url()), maximum: 1)
    try await desk.withConnection { connection in
      for (person, role) in [("eva", "editor"), ("anna", "admin")] {
        try connection.execute("SELECT galley.add_user(session_user, \(person), \(role))")
      }
      try connection.execute("CREATE TABLE probe (at timestamptz DEFAULT clock_timestamp())")
    }
    await desk.close()
  }

  /// - Returns: One line that says what happened and what was counted.
  mutating func run(_ faults: [Fault], writers: Int) async throws -> String {
    let stop = StopSignal()
    defer { stop.raise() }
    let eva = try await newsroom.acting(as: "eva")
    _ = try await eva.draft(
      WrittenArticle(content: .sample(), body: "Text."), slug: .sample("a-lamp"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      Writer.begin(writers, as: eva, acknowledged, using: &random, until: stop, in: &group)
      defer { stop.raise() }
      for fault in faults { try await cause(fault) }
      stop.raise()
      try await group.waitForAll()
    }
    try await check(commandLines: faults.count)
    await newsroom.close()
    let parts = Fault.allCases.map { "\($0.rawValue) \(self.faults[$0, default: 0])" }
    return """
      \(faults.count) failovers (\(parts.joined(separator: ", "))); acknowledged \
      \(await acknowledged.count) events, commands sent again \(await acknowledged.repetitions) \
      times by the writers; lost 0, recorded twice 0; until a command was recorded \
      \(Self.summary(times.map(\.galley))), until psql could write \
      \(Self.summary(times.map(\.psql)))
      """
  }

  /// Sends a command with the command line at the moment of the fault, and waits until the cluster
  /// is complete again.
  private mutating func cause(_ fault: Fault) async throws {
    try await Task.sleep(for: .milliseconds(Int.random(in: 200...1500, using: &random)))
    let leader = try await cluster.leader()
    let began = ContinuousClock.now
    switch fault {
    case .server: leader.signalServer(SIGKILL)
    case .node: leader.killAll()
    case .frozen: leader.signal(SIGSTOP)
    }
    let number = faults.values.reduce(1, +)
    let url = cluster.url()
    async let psql = Self.timeOfPSQL(url, since: began)
    let outcome = try await GalleyBinary().run(
      ["--as", "eva", "note", "a-lamp", "Failover \(number).", "--wait", "120", "--timeout", "10"],
      environment: ["GALLEY_DATABASE_URL": url])
    let took = began.duration(to: .now)
    try #require(outcome.exitCode == 0, "\(fault): \(outcome.stderr)")
    times.append((took, try await psql))
    switch fault {
    case .server: break
    case .node: try leader.start()
    case .frozen: leader.signal(SIGCONT)
    }
    try await cluster.waitUntilReplicated()
    faults[fault, default: 0] += 1
  }

  /// The time until psql, with the same hosts, can write to a table. It is tried every 20 ms.
  private static func timeOfPSQL(
    _ url: String, since began: ContinuousClock.Instant
  ) async throws -> Duration {
    let outcome = try await GalleyBinary().shell(
      "wait_until timeout 10 psql \"$URL\" -qc 'INSERT INTO probe DEFAULT VALUES' 2>errors",
      environment: ["URL": url + "&target_session_attrs=read-write"])
    try #require(outcome.exitCode == 0, "\(outcome)")
    return began.duration(to: .now)
  }

  /// In seconds.
  private static func summary(_ times: [Duration]) -> String {
    let seconds = times.map { ($0 / .milliseconds(10)).rounded() / 100 }.sorted()
    guard let worst = seconds.last else { return "-" }
    return "\(seconds[seconds.count / 2]) s in the median and \(worst) s at most"
  }

  /// - Parameter commandLines: The number of notes that were sent with the command line.
  private func check(commandLines: Int) async throws {
    let (count, question) = await acknowledged.question()
    try #require(try await cluster.value(question) == count, "acknowledged events are in the log")
    let violations = await acknowledged.violations
    try #require(violations.isEmpty, "the order of the log is a possible one")
    // Everybody has an answer now. Any other event in the log was recorded twice.
    let events: Int = try await cluster.value("SELECT count(*) FROM galley.events")
    try #require(events == count + commandLines + 1)
    let torn: Int = try await cluster.value(
      """
      SELECT count(*) FROM (
        SELECT FROM galley.events GROUP BY stream HAVING (min(version), max(version)) <> (1, count(*))
      ) AS torn
      """)
    try #require(torn == 0)
    let notes: Int = try await cluster.value(
      """
      SELECT count(*) FROM galley.texts
      WHERE body SIMILAR TO 'Failover [0-9]+\\.'
      """)
    try #require(notes == commandLines)
    let anna = try await newsroom.acting(as: "anna")
    _ = try await anna.queue(.init(limit: 1))
    for report in try await anna.audit(PrivateNewsroom.models) {
      try #require(report.findings.isEmpty && report.held == 0)
    }
  }
}
