import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// `galley worker`, as processes that are stopped and killed.
@Suite(.database) struct WorkerTests {
  let office = Office()

  private var database: TestDatabase { office.database }

  /// A file whose coming lets a script go on.
  private func gate() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "galley-gate-\(UUID().uuidString)")
  }

  private func open(_ gate: URL) throws { try Data().write(to: gate) }

  private func run(_ script: String, _ gates: [URL]) async throws -> GalleyBinary.Outcome {
    var environment = ["GALLEY_DATABASE_URL": database.url()]
    for (index, gate) in gates.enumerated() { environment["GATE\(index)"] = gate.path }
    let prelude = "await() { while [ ! -e \"$1\" ]; do sleep 0.02; done; rm \"$1\"; }\n"
    return try await GalleyBinary().shell(prelude + script, environment: environment)
  }

  /// Waits until every read model is at the log's end, without being asked.
  private func awaitModels() async throws {
    try await database.wait(
      until: """
        SELECT count(*) = 6 AND bool_and(checkpoint = galley.last_position())
        FROM read.builds WHERE status = 'live'
        """, "the worker had applied everything")
  }

  private func audit() async throws -> [Audit.Report] {
    try await database.session(as: "otto").use { connection in
      let names = try BuildBook.builds(on: &connection).map(\.projection)
      return try Audit.run(names, on: &connection)
    }
  }

  @Test(arguments: ["TERM", "INT"])
  func `a worker applies what is recorded, and stops when it is told to`(
    signal: String
  ) async throws {
    let gate = gate()
    async let outcome = run(
      "$GALLEY worker & pid=$!; await $GATE0; kill -\(signal) $pid; wait $pid", [gate])
    try await office.draft()
    try await awaitModels()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    try await awaitModels()
    try open(gate)
    let ended = try await outcome
    #expect(ended.exitCode == 0, "\(ended.stderr)")
    #expect(ended.stderr.contains("galley: following the log with board, revisions"))
    #expect(ended.stderr.contains("2 events applied, up to position 2"))
    #expect(try await audit().allSatisfy { $0.findings.isEmpty && $0.applied == 2 })
  }

  @Test func `another worker takes over from one that is killed`() async throws {
    let gates = [gate(), gate()]
    async let outcome = run(
      """
      $GALLEY worker 2>first & first=$!
      while ! grep -q following first; do sleep 0.02; done
      $GALLEY worker & second=$!
      await $GATE0; kill -9 $first; await $GATE1; kill -TERM $second; wait $second
      """, gates)
    try await office.draft()
    try await awaitModels()
    try open(gates[0])
    for number in 1...5 { _ = try await office.text("note", "harbour-lamp", "note \(number)") }
    try await awaitModels()
    try open(gates[1])
    let ended = try await outcome
    #expect(ended.exitCode == 0, "\(ended.stderr)")
    #expect(try await audit().allSatisfy { $0.findings.isEmpty && $0.applied == 6 })
  }

  @Test func `a worker goes on when its connection is cut`() async throws {
    let gate = gate()
    async let outcome = run(
      "$GALLEY worker & pid=$!; await $GATE0; kill -TERM $pid; wait $pid", [gate])
    try await office.draft()
    try await awaitModels()
    try await database.session().run(
      """
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND classid = 108
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """)
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    try await awaitModels()
    try open(gate)
    let ended = try await outcome
    #expect(ended.exitCode == 0, "\(ended.stderr)")
    #expect(ended.stderr.contains("trying again"))
    #expect(ended.stderr.contains("galley: the database answers again"))
  }

  @Test func `a login that may not write read models cannot be a worker`() async throws {
    let outcome = try await GalleyBinary().run(
      ["worker"], environment: ["GALLEY_DATABASE_URL": database.url(as: "eva")])
    #expect(outcome.exitCode == 77)
    #expect(outcome.stderr.contains("a worker's login is a member of galley_projector"))
  }
}
