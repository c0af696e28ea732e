import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Verifying, rebuilding and repairing read models, through the program.
@Suite(.database) struct ProjectionCommandsTests {
  let office = Office()

  private static let names = ReadModels.all.map { $0.name }

  /// Damages a read model, as a superuser.
  private func forge(_ sql: String) async throws {
    try await office.database.session().run(sql)
  }

  private func publish() async throws -> String {
    try await office.publish()
    _ = try await office.text("projection", "status", "--digests")
    return try await office.database.session().value("SELECT article::text FROM read.board")
  }

  @Test func `verify prints one line for each read model, and exits 0`() async throws {
    _ = try await publish()
    let text = try await office.text("projection", "verify")
    #expect(text.split(separator: "\n").count == Self.names.count)
    #expect(text.hasPrefix("board: equal to the log at position 4, 1 row\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.contains(": equal to the log at ") })
    #expect(
      try await office.text("projection", "verify", "board", as: "otto")
        == "board: equal to the log at position 4, 1 row\n")
  }

  @Test func `verify lists differences and exits 1; an accepted rebuild repairs them`()
    async throws
  {
    let article = try await publish()
    try await forge(
      "UPDATE read.board SET headline = 'Forged'; DELETE FROM read.activity WHERE version = 2")
    let outcome = try await office.run("projection", "verify", as: "anna")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr.hasSuffix("galley: not verified: board, activity\n"))
    let expected = [
      "board: differs from the log at position 4",
      "  board: 1 row live, 1 from the log",
      "    article \(article): headline: 'Forged' live, 'Lamp lit again' from the log",
      "activity: differs from the log at position 4",
      "    article \(article), row 2: is missing from the live table",
    ]
    for line in expected { #expect(outcome.stdout.contains(line + "\n"), "\(outcome.stdout)") }

    let refused = try await office.run("projection", "rebuild", "board", as: "anna")
    #expect(refused.exitCode == 1)
    #expect(refused.stdout.contains("headline: 'Forged' live"))
    _ = try await office.text("projection", "rebuild", "board", "activity", "--accept")
    _ = try await office.text("projection", "verify")
  }

  @Test func `verify prints JSON objects, one per line, for the progress and each read model`()
    async throws
  {
    _ = try await publish()
    try await forge("UPDATE read.board SET headline = 'Forged'")
    let outcome = try await office.run("projection", "verify", "--format", "json", as: "anna")
    #expect(outcome.exitCode == 1)
    let objects = try outcome.stdout.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let phases = objects.compactMap { $0["phase"] as? String }
    #expect(Set(phases) == ["folding", "indexing", "deriving", "catching up", "verifying"])
    let models = objects.suffix(Self.names.count)
    #expect(models.map { $0["name"] as? String } == Self.names)
    #expect(models.map { $0["isEqual"] as? Bool } == Self.names.map { $0 != "board" })
    let comparison = try #require(models.first?["comparison"] as? [String: Any])
    let tables = try #require(comparison["tables"] as? [[String: Any]])
    let differences = try #require(tables.first?["differences"] as? [[String: Any]])
    #expect(differences.first?["live"] as? String == "Forged")
    #expect(differences.first?["fromLog"] as? String == "Lamp lit again")
  }

  @Test func `verify names a read model that cannot be compared`() async throws {
    let outcome = try await office.run("projection", "verify", "board", as: "anna")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stdout
        == "board: not compared: it has not been built; run 'galley projection rebuild board'\n"
    )
    _ = try await publish()
    try await forge("UPDATE read.builds SET version = 77 WHERE projection = 'board'")
    let other = try await office.run("projection", "verify", "board", "activity", as: "anna")
    #expect(other.exitCode == 1)
    #expect(other.stdout.contains("board: not compared: the live build has version 77, and this"))
    #expect(other.stdout.contains("activity: equal to the log"))
    #expect(other.stderr.hasSuffix("galley: not verified: board\n"))
  }

  @Test func `a read model that was never built is not a failure, unless it is named`() async throws
  {
    let outcome = try await office.run("projection", "verify", as: "anna")
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("board: not compared: it has not been built\n"))
    #expect(outcome.stdout.split(separator: "\n").count == Self.names.count)
    let named = try await office.run("projection", "verify", "search", as: "anna")
    #expect(named.exitCode == 1)
    #expect(named.stderr.hasSuffix("galley: not verified: search\n"))
  }

  @Test(arguments: [(0, "run 'galley projection rebuild board'"), (77, "use a newer galley")])
  func `a query that a build of another version cannot answer says what to do`(
    version: Int, remedy: String
  ) async throws {
    _ = try await publish()
    try await forge(
      """
      ALTER VIEW read.board RENAME COLUMN hold_reason TO formerly;
      UPDATE read.builds SET version = \(version) WHERE projection = 'board'
      """)
    for outcome in [
      try await office.run("list", as: "eva"),
      try await office.run("show", "harbour-lamp", as: "eva"),
    ] {
      #expect(outcome.exitCode == 1 && outcome.stdout.isEmpty)
      #expect(
        outcome.stderr
          == "galley: another version of this program built the read model board; \(remedy)\n")
    }
  }

  @Test func `a query of a build of another version warns, answers, and writes nothing`()
    async throws
  {
    _ = try await publish()
    try await forge("UPDATE read.builds SET version = 0 WHERE projection = 'board'")
    try await office.draft("second-piece")
    let outcome = try await office.run("list", as: "eva")
    #expect(outcome.exitCode == 0)
    #expect(outcome.stdout.contains("harbour-lamp"))
    #expect(!outcome.stdout.contains("second-piece"))
    #expect(outcome.stderr.contains("board has version 0, and this galley needs version "))
    #expect(outcome.stderr.contains(". Run 'galley projection rebuild board'.\n"))
    let rebuilt = try await office.text("projection", "rebuild", "board")
    #expect(rebuilt.hasSuffix("build 2 is now live\n"))
    let after = try await office.run("list", as: "eva")
    #expect(after.stdout.contains("second-piece"))
    #expect(after.stderr.isEmpty)
  }

  @Test func `rollback undoes a rebuild, and itself`() async throws {
    _ = try await publish()
    let none = try await office.run("projection", "rollback", "board", as: "anna")
    #expect(none.exitCode == 1)
    #expect(none.stderr == "galley: there is no former build of board to go back to\n")
    _ = try await office.text("projection", "rebuild", "board")
    #expect(
      try await office.text("projection", "rollback", "board")
        == "Rolled back board to build 1, up to position 4\n")
    let again = try await office.object("projection", "rollback", "board")
    #expect(again["build"] as? Int == 2)
    #expect(again["checkpoint"] as? Int == 4)
    _ = try await office.text("projection", "verify")
  }

  @Test func `audit reports an event that was left out, and exits 1`() async throws {
    let article = try await publish()
    let text = try await office.text("projection", "audit", as: "otto")
    #expect(
      text.split(separator: "\n").map(String.init)
        == Self.names.map {
          "\($0): 4 events applied, exactly the log's events up to position 4"
        })
    try await forge(
      """
      UPDATE read.ledger SET events = events - 1, digest = digest # (
        SELECT ('x' || translate(right(event_id::text, 17), '-', ''))::bit(64)::bigint
        FROM galley.events WHERE position = 3)
      WHERE projection = 'board'
      """)
    let outcome = try await office.run("projection", "audit", "board", "activity", as: "otto")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stdout
        == """
        board: 3 events applied, not exactly the log's events up to position 4
          positions 1 to 4: 3 of 4 events applied; position 3 (version 3 of article \
        \(article)) was left out
        activity: 4 events applied, exactly the log's events up to position 4

        """)
    let object = try await office.array("projection", "audit", "board")
    let findings = try #require(object.first?["findings"] as? [[String: Any]])
    #expect((findings.first?["event"] as? [String: Any])?["position"] as? Int == 3)
  }

  @Test func `an event that cannot be applied is quarantined, reported and retried`() async throws {
    let article = try await publish()
    #expect(
      try await office.text("projection", "retry", "board") == "board: nothing in quarantine\n")
    try await forge(
      """
      INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream, 5,
        gen_random_uuid(), 'ArticleTeleported', 1, '{}', actor, gen_random_uuid(), 0,
        gen_random_uuid(), NULL, recorded_at FROM galley.events LIMIT 1
      """)
    _ = try await office.text("list")
    let status = try await office.run("projection", "status", as: "anna")
    #expect(status.exitCode == 1)
    #expect(status.stdout.contains("1 quarantined"))
    let outcome = try await office.run("projection", "retry", "board", as: "anna")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stdout
        == "board: article \(article): 0 events applied; still in quarantine from position 5: "
        + "this version of Galley does not know events of type ArticleTeleported\n")
    let held = try await office.text("projection", "audit", "board")
    #expect(
      held == "board: 4 events applied, 1 in quarantine, in total exactly the log's events up "
        + "to position 5\n")
    let rebuilt = try await office.run("projection", "rebuild", "board", as: "anna")
    #expect(rebuilt.exitCode == 1)
    #expect(
      rebuilt.stdout.contains(
        "in quarantine from position 5: this version of Galley does not know events"))

    // Remove the cause.
    try await forge(
      """
      ALTER TABLE galley.events DISABLE TRIGGER ALL;
      UPDATE galley.events SET type = 'ScheduleCancelled' WHERE position = 5
      """)
    let retried = try await office.array("projection", "retry", "--all")
    #expect(retried.map { $0["name"] as? String } == Self.names)
    let first = try #require((retried.first?["articles"] as? [[String: Any]])?.first)
    #expect(first["applied"] as? Int == 1)
    #expect(first["error"] == nil || first["error"] is NSNull)
    _ = try await office.text("projection", "audit", "board")
  }

  @Test func `rebuild --all reports every read model within 80 columns`() async throws {
    _ = try await publish()
    let text = try await office.text("projection", "rebuild", "--all")
    let lines = text.split(separator: "\n")
    #expect(lines.count == Self.names.count)
    for (line, name) in zip(lines, Self.names) {
      #expect(line.hasPrefix("Rebuilt \(name) from 4 events in "))
      #expect(line.hasSuffix(" s; build 2 is now live"))
      #expect(line.count <= 80)
    }
  }

  @Test(arguments: ["folding", "indexing", "catching up", "verifying", "swapping"])
  func `a rebuild killed in any phase leaves the live build, and the next one cleans up`(
    phase: String
  ) async throws {
    _ = try await publish()
    let before = try await office.text("projection", "status", "--digests")
    let killed = try await GalleyBinary().shell(
      """
      mkfifo progress
      $GALLEY --as anna projection rebuild --all --format json >progress & pid=$!
      while read -r line; do
        case $line in *'"\(phase)"'*) kill -9 $pid; echo killed; break;; esac
      done <progress
      wait $pid
      """,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(killed.stdout == "killed\n", "\(killed.stderr)")
    #expect(try await office.text("projection", "status", "--digests") == before)
    _ = try await office.text("projection", "verify")
    _ = try await office.text("projection", "rebuild", "--all")
    let (schemas, building): (Int, Int) = try await office.database.session().use { connection in
      (
        try connection.execute(
          "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'build\\_%'")[0].value(at: 0),
        try connection.execute(
          "SELECT count(*) FROM read.builds WHERE status = 'building'")[0].value(at: 0)
      )
    }
    #expect(schemas == 2 * Self.names.count)
    #expect(building == 0)
    #expect(try await office.text("projection", "status", "--digests") == before)
  }
}
