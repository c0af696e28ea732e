import Benchmarks
import Foundation
import Glibc
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// Kills one part of a working newsroom after another, and checks the newsroom after each kill.
struct Siege {
  private let desk: PrivateNewsroom
  private let acknowledged = AcknowledgedEvents()
  private var random: SeededGenerator
  private var worker: LaunchedProgram
  /// The time of an undisturbed rebuild.
  private var rebuilding = Duration.zero
  private var killed: [Victim: Int] = [:]

  init(of desk: PrivateNewsroom, seed: UInt64) throws {
    self.desk = desk
    random = SeededGenerator(seed: seed)
    worker = try desk.launch("worker")
  }

  /// - Returns: One line that says what was killed and what was counted.
  mutating func run(kills: Int, writers: Int = 3) async throws -> String {
    let stop = StopSignal()
    defer {
      stop.raise()
      worker.send(SIGKILL)
    }
    let eva = try await desk.member(as: "eva")
    try await withThrowingTaskGroup(of: Void.self) { group in
      Writer.begin(writers, as: eva, acknowledged, using: &random, until: stop, in: &group)
      defer { stop.raise() }
      try await desk.waitForModels()
      try await rebuild("before the first kill")
      for victim in Victim.draw(kills, using: &random) { try await kill(victim) }
      stop.raise()
      try await group.waitForAll()
    }
    try await check("at the end")
    try await rebuild("at the end")
    try #require(try await hasNoDebris())
    try #require(await acknowledged.violations.isEmpty)
    // Every command has an answer now. Any other event in the log was recorded twice.
    let count = await acknowledged.count
    try #require(try await desk.value("SELECT count(*) FROM galley.events") == count)
    worker.send(SIGTERM)
    let (code, errors) = try await worker.end()
    try #require(code == 0, "\(errors)")
    await eva.newsroom.close()
    return await summary
  }

  private var summary: String {
    get async {
      let parts = Victim.allCases.map { "\($0.rawValue) \(killed[$0, default: 0])" }
      return """
        killed \(killed.values.reduce(0, +)) (\(parts.joined(separator: ", "))); acknowledged \
        \(await acknowledged.count) events, commands sent again \(await acknowledged.repetitions) \
        times; lost 0, skipped 0, applied twice 0, all read models equal after each
        """
    }
  }

  /// Kills `victim` at a random moment of a rebuild.
  private mutating func kill(_ victim: Victim) async throws {
    let number = killed.values.reduce(1, +)
    while true {
      let rebuild = try desk.launch("projection", "rebuild", "--all")
      try await Task.sleep(for: rebuilding * Double.random(in: 0...1, using: &random))
      switch victim {
      case .rebuild: rebuild.send(SIGKILL)
      case .worker: try await replaceWorker()
      case .postmaster, .backend, .server: try await desk.server.kill(victim, using: &random)
      }
      try await desk.recover()
      let (code, errors) = try await rebuild.end()
      // A rebuild that ended before it was killed does not count.
      if victim == .rebuild, code == 0 { continue }
      let expected = victim == .rebuild ? [137] : victim == .worker ? [0] : [0, 69]
      try #require(expected.contains(code), "kill \(number), \(victim): \(code) \(errors)")
      break
    }
    killed[victim, default: 0] += 1
    let moment: Comment = "after kill \(number), \(victim)"
    try await check(moment)
    // The rebuild during which a worker was killed has succeeded.
    if victim == .worker { try #require(try await hasNoDebris(), moment) }
  }

  private mutating func replaceWorker() async throws {
    worker.send(SIGKILL)
    let (code, errors) = try await worker.end()
    try #require(code == 137, "the worker had ended by itself: \(errors)")
    worker = try desk.launch("worker")
  }

  private mutating func check(_ moment: Comment) async throws {
    try await desk.waitForModels()
    let (count, question) = await acknowledged.question()
    try #require(try await desk.value(question) == count, moment)
    let torn: Int = try await desk.value(
      """
      SELECT count(*) FROM (
        SELECT FROM galley.events GROUP BY stream HAVING (min(version), max(version)) <> (1, count(*))
      ) AS torn
      """)
    try #require(torn == 0, moment)
    for report in try await desk.admin.audit(PrivateNewsroom.models) {
      try #require(report.findings.isEmpty && report.held == 0, moment)
    }
    for verdict in try await desk.admin.verify(PrivateNewsroom.models) {
      try #require(verdict.isEqual == true, moment)
    }
  }

  /// Rebuilds the read models without a kill.
  private mutating func rebuild(_ moment: Comment) async throws {
    let began = ContinuousClock.now
    let (code, errors) = try await desk.launch("projection", "rebuild", "--all").end()
    rebuilding = began.duration(to: .now)
    try #require(code == 0, "\(moment): \(errors)")
  }

  /// Whether the last rebuild has removed the remains of the killed ones.
  private func hasNoDebris() async throws -> Bool {
    try await desk.value(
      """
      SELECT bool_and(status IN ('live', 'former')) AND count(*) = 2 * \(PrivateNewsroom.models.count)
        AND count(*) = (SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'build\\_%')
      FROM read.builds
      """)
  }
}
