import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore

/// Whether a newsroom loses anything when the node that accepts changes fails while people write, and
/// how long it takes until somebody can write again.
package struct FailoverBenchmark: Sendable {
  let faults: [Fault]
  let writers: Int
  let seed: UInt64
  /// The path of `galley`.
  let program: String

  /// - Parameters:
  ///   - faults: One after the other.
  ///   - program: The path of `galley`; nil for this program.
  package init(faults: [Fault], writers: Int, seed: UInt64, program: String? = nil) {
    (self.faults, self.writers, self.seed) = (faults, writers, seed)
    self.program = program ?? ChildProgram.own
  }

  /// Runs on three nodes of its own.
  package func run(progress: BenchmarkProgress) async throws -> FailoverReport {
    progress.begin("starting three nodes", nil, "nodes")
    return try await PatroniCluster.with { cluster in
      try await cluster.createNewsroom()
      try await Self.addPeople(on: cluster)
      var policy = ConnectionPolicy()
      policy.answerLimit = .seconds(FailoverProbe.answerLimit)
      policy.wait = .seconds(FailoverProbe.wait)
      let newsroom = try await Newsroom.open(.shared(url: cluster.url()), connections: policy)
      var trial = FailoverTrial(cluster: cluster, program: program, seed: seed)
      let acknowledged = try await trial.run(faults, writers: writers, in: newsroom, progress)
      let findings = try await Self.findings(in: newsroom)
      await newsroom.close()
      return try await report(trial, acknowledged, findings, cluster)
    }
  }

  /// Adds an editor and an admin, and a table for psql.
  private static func addPeople(on cluster: PatroniCluster) async throws {
    try await Pool.once(try ConnectionSettings(url: cluster.url())) { connection in
      for (person, role) in [("eva", "editor"), ("anna", "admin")] {
        _ = try connection.execute("SELECT galley.add_user(session_user, \(person), \(role))")
      }
      _ = try connection.execute("CREATE TABLE probe (at timestamptz DEFAULT clock_timestamp())")
    }
  }

  /// What the audits of all read models find.
  private static func findings(in newsroom: Newsroom) async throws -> Int {
    let anna = try await newsroom.acting(as: "anna")
    _ = try await anna.queue(.init(limit: 1))
    return try await anna.audit(ReadModels.all.map { $0.name })
      .reduce(0) { $0 + $1.findings.count + $1.held }
  }

  private func report(
    _ trial: FailoverTrial, _ acknowledged: AcknowledgedEvents, _ findings: Int,
    _ cluster: PatroniCluster
  ) async throws -> FailoverReport {
    let (count, question) = await acknowledged.question()
    let found: Int = try await cluster.value(question)
    let events: Int = try await cluster.value("SELECT count(*) FROM galley.events")
    let notes: Int = try await cluster.value(
      "SELECT count(*) FROM galley.texts WHERE body SIMILAR TO 'Failover [0-9]+\\.'")
    let torn: Int = try await cluster.value(
      """
      SELECT count(*) FROM (
        SELECT FROM galley.events GROUP BY stream HAVING (min(version), max(version)) <> (1, count(*))
      ) AS torn
      """)
    let settings = try ConnectionSettings(url: cluster.url())
    let server = try await Pool.once(settings) { try ServerFacts(on: &$0) }
    return FailoverReport(
      machine: .current(), server: server, seed: seed, writers: writers, times: trial.times,
      // The notes of the command line are acknowledged, too.
      acknowledged: count + faults.count, sentAgain: await acknowledged.repetitions,
      lost: count - found + faults.count - notes,
      recordedTwice: events - found - notes, torn: torn,
      outOfOrder: await acknowledged.violations.count, findings: findings,
      beyondLimit: trial.beyondLimit)
  }
}
