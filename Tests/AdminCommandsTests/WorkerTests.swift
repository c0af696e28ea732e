import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// `galley worker` as a process that is stopped or killed.
@Suite(.database) struct WorkerTests {
  let office = Office()

  var database: TestDatabase { office.database }

  /// A file that lets a script continue when it appears.
  func gate() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "galley-gate-\(UUID().uuidString)")
  }

  func open(_ gate: URL) throws { try Data().write(to: gate) }

  /// Waits until a script has created the file.
  func awaitFile(_ file: URL) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while !FileManager.default.fileExists(atPath: file.path) {
      try #require(ContinuousClock.now < deadline, "waited in vain for the script")
      try await Task.sleep(for: .milliseconds(5))
    }
    try FileManager.default.removeItem(at: file)
  }

  func run(_ script: String, _ gates: [URL]) async throws -> GalleyBinary.Outcome {
    var environment = ["GALLEY_DATABASE_URL": database.url()]
    for (index, gate) in gates.enumerated() { environment["GATE\(index)"] = gate.path }
    let prelude = "await() { wait_until [ -e \"$1\" ]; rm \"$1\"; }\n"
    return try await GalleyBinary().shell(prelude + script, environment: environment)
  }

  /// Waits until every read model has reached the end of the log without a query.
  func awaitModels() async throws {
    try await database.wait(
      until: """
        SELECT count(*) = 7 AND bool_and(checkpoint = galley.last_position())
        FROM read.builds WHERE status = 'live'
        """, "the worker had applied everything")
  }

  private func audit() async throws -> [Audit.Report] {
    try await database.session(as: "otto").use { connection in
      let names = try BuildRegistry.builds(on: &connection).map(\.projection)
      return try Audit.run(names, on: &connection)
    }
  }

  @Test(arguments: ["TERM", "INT"])
  func `a worker applies new events, and stops at a signal`(
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
    #expect(ended.stderr.contains("Z info    following the log for board, revisions"))
    #expect(ended.stderr.contains("2 events applied, up to position 2"))
    #expect(try await audit().allSatisfy { $0.findings.isEmpty && $0.applied == 2 })
  }

  @Test func `another worker takes over from one that is killed`() async throws {
    let gates = [gate(), gate()]
    async let outcome = run(
      """
      $GALLEY worker 2>first & first=$!
      wait_until grep -q following first
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

  @Test func `a worker rebuilds what an older program built, and skips what a newer one built`()
    async throws
  {
    try await office.draft()
    _ = try await office.text("projection", "rebuild", "--all")
    let board: Int = try await database.session().value(
      "SELECT version::int8 FROM read.builds WHERE projection = 'board'")
    try await database.session().run(
      """
      ALTER VIEW read.board RENAME COLUMN hold_reason TO formerly;
      UPDATE read.builds SET version = 0 WHERE projection = 'board';
      UPDATE read.builds SET version = 77 WHERE projection = 'activity'
      """)
    let gate = gate()
    async let outcome = run(
      "$GALLEY worker & pid=$!; await $GATE0; kill -TERM $pid; wait $pid", [gate])
    try await database.wait(
      until:
        "SELECT bool_or(projection = 'board' AND version = \(board) AND status = 'live') FROM read.builds",
      "the worker had rebuilt the board")
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    try await database.wait(
      until: """
        SELECT bool_and((checkpoint = galley.last_position()) = (projection <> 'activity'))
        FROM read.builds WHERE status = 'live'
        """, "the worker had applied everything that it may")
    try open(gate)
    let ended = try await outcome
    #expect(ended.exitCode == 0, "\(ended.stderr)")
    #expect(ended.stderr.contains("building board from the log\n"))
    #expect(
      ended.stderr.contains("skipping activity, which a newer galley built; use its worker\n"))
  }

  @Test func `a worker continues after its connection is cut`() async throws {
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
    #expect(ended.stderr.contains("Z info    the database is available again"))
  }

  @Test func `a login that may not write read models cannot be a worker`() async throws {
    let outcome = try await GalleyBinary().run(
      ["worker"], environment: ["GALLEY_DATABASE_URL": database.url(as: "eva")])
    #expect(outcome.exitCode == 77)
    #expect(
      outcome.stderr.contains(
        "a worker must be able to write read models, and eva may not; the database's owner can run "
          + "'GRANT galley_projector TO eva'"))
  }

  @Test func `metrics are in a file from the start, at an interval, and to the end`() async throws {
    let gates = [gate(), gate()]
    async let outcome = run(
      """
      $GALLEY worker --metrics-file galley.prom --metrics-interval 1 & pid=$!
      wait_until [ -e galley.prom ]
      wait_until grep -q 'checkpoint{projection="board"} 1' galley.prom; : > $GATE0
      await $GATE1; kill -TERM $pid; wait $pid; cat galley.prom; ls
      """, gates)
    try await office.draft()
    try await awaitFile(gates[0])
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    try await awaitModels()
    try open(gates[1])
    let ended = try await outcome
    #expect(ended.exitCode == 0, "\(ended.stderr)")
    let lines = ended.stdout.split(separator: "\n")
    #expect(lines.contains("galley_projection_checkpoint{projection=\"search\"} 2"))
    // No other file is left.
    #expect(lines.last == "galley.prom")
    #expect(lines.count { !$0.contains("galley_") } == 1)
  }

  @Test func `a metrics file that cannot be written stops a worker at its start only`()
    async throws
  {
    let outcome = try await run(
      """
      $GALLEY worker --metrics-file nowhere/galley.prom || echo "ended with $?"
      $GALLEY worker --metrics-file /dev/null || echo "ended with $?"
      mkdir there
      $GALLEY worker --metrics-file there/galley.prom --metrics-interval 1 2>errors & pid=$!
      wait_until [ -e there/galley.prom ]; mv there away; wait_until grep -q 'are out of date' errors
      mkdir there; wait_until grep -q 'up to date again' errors
      kill -TERM $pid; wait $pid; cat errors >&2
      """, [])
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "ended with 1\nended with 1\n")
    for reason in [
      "to nowhere/galley.prom: No such file or directory; --metrics-file names a file",
      "to /dev/null: it is not a regular file; --metrics-file names a file",
      "to there/galley.prom: No such file or directory; --metrics-file names a file",
    ] {
      #expect(outcome.stderr.contains("cannot write the metrics \(reason)"), "\(outcome.stderr)")
    }
    #expect(outcome.stderr.contains("Z info    stopped after "))
  }
}
