import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// What `galley projection` says of read models that are what the log says, and of others.
@Suite(.database) struct ProjectionCommandsTests {
  let office = Office()

  private func projection(_ words: String...) async throws -> GalleyBinary.Outcome {
    try await projection(words)
  }

  private func projection(_ words: [String]) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      ["--as", "anna", "projection"] + words,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  private func forge(_ sql: String) async throws { try await office.database.session().run(sql) }

  @Test func `verify says that all is equal, or names the cells that are not`() async throws {
    try await office.publish()
    _ = try await office.text("projection", "status", "--digests")
    let equal = try await projection("verify")
    #expect(equal.exitCode == 0, "\(equal.stderr)")
    #expect(equal.stdout.contains("board: equal to the log at position 4, 1 row\n"))
    #expect(equal.stdout.split(separator: "\n").count == ReadModels.all.count)

    try await forge("UPDATE read.board SET headline = 'Forged'; DELETE FROM read.corrections")
    let differing = try await projection("verify", "board", "revisions")
    #expect(differing.exitCode == 1)
    #expect(differing.stdout.contains("headline: 'Forged' live, 'Lamp lit again' from the log"))
    #expect(differing.stdout.contains("revisions: equal to the log"))
    #expect(
      differing.stderr.contains(
        "galley: not what the log says: board; rebuild with --accept to make them right"))
  }

  @Test func `a rebuild that differs waits to be accepted, and can be rolled back`() async throws {
    try await office.publish()
    _ = try await office.text("list")
    try await forge("UPDATE read.board SET headline = 'Forged'")
    let refused = try await projection("rebuild", "board")
    #expect(refused.exitCode == 1)
    #expect(refused.stdout.contains("not swapped in"))
    #expect(refused.stderr.contains("not swapped in: board; look at what differs"))
    let accepted = try await projection("rebuild", "board", "--accept")
    #expect(accepted.exitCode == 0, "\(accepted.stderr)")
    #expect(try await projection("verify", "board").exitCode == 0)

    let back = try await projection("rollback", "board")
    #expect(back.stdout == "board: build 1 serves again, up to position 4\n")
    #expect(try await projection("verify", "board").exitCode == 1)
    #expect(try await projection("rollback", "board").exitCode == 0)
    #expect(try await projection("verify", "board").exitCode == 0)
    let none = try await projection("rollback", "activity")
    #expect(none.exitCode == 1)
    #expect(none.stderr == "galley: there is no former build of activity to go back to\n")
  }

  @Test func `audit finds the event that the ledger lacks`() async throws {
    try await office.publish()
    _ = try await office.text("list")
    let whole = try await projection("audit", "board")
    #expect(whole.stdout == "board: exactly the log's events up to position 4: 4 applied\n")
    let id: UUID = try await office.database.session().value(
      "SELECT event_id FROM galley.events WHERE position = 2")
    try await forge(
      """
      UPDATE read.ledger SET events = events - 1, digest = digest # \(EventTally.identity(of: id))
      WHERE projection = 'board'
      """)
    let lacking = try await projection("audit", "board")
    #expect(lacking.exitCode == 1)
    #expect(lacking.stdout.contains("3 applied of 4; left out: position 2, version 2 of article"))
    #expect(lacking.stderr == "galley: not exactly the log's events: board; rebuild them\n")
  }

  @Test func `what cannot be applied is quarantined, shown and retried`() async throws {
    try await office.publish()
    _ = try await office.text("list")
    #expect(try await projection("retry", "--all").stderr == "nothing waits\n")
    try await forge(
      """
      INSERT INTO galley.events SELECT nextval('galley.positions'), category, stream, 5,
        gen_random_uuid(), 'ArticleTeleported', 1, '{}', actor, gen_random_uuid(), 0,
        gen_random_uuid(), NULL, recorded_at FROM galley.events WHERE version = 1
      """)
    _ = try await office.text("list")
    let status = try await projection("status")
    #expect(status.exitCode == 1)
    #expect(status.stdout.contains("1 quarantined"))
    let retried = try await projection("retry", "board")
    #expect(retried.exitCode == 1)
    #expect(
      retried.stdout.contains("waits from position 5 on: this galley does not know events of type"))
    #expect(retried.stderr == "galley: 1 article still waits\n")
    let refused = try await projection("rebuild", "board")
    #expect(refused.exitCode == 1)
    #expect(try await projection("rebuild", "board", "--accept").exitCode == 0)
  }

  @Test func `metrics name every read model, in the text form of Prometheus`() async throws {
    try await office.publish()
    _ = try await office.text("projection", "status", "--digests")
    let metrics = try await office.text("status", "--metrics")
    let lines = metrics.split(separator: "\n")
    for line in lines where !line.hasPrefix("#") {
      #expect(
        line.wholeMatch(of: /galley_[a-z_]+(\{projection="[a-z]+"\})? -?[0-9.]+/) != nil, "\(line)")
    }
    for model in ReadModels.all {
      #expect(lines.contains("galley_projection_checkpoint{projection=\"\(model.name)\"} 4"))
    }
    #expect(lines.contains("galley_log_last_position 4"))
    #expect(lines.contains("# TYPE galley_log_last_position gauge"))
  }

  @Test(arguments: [["verify", "bord"], ["rollback", "bord"], ["retry"], ["audit", "bord"]])
  func `a read model that is none is a usage error`(words: [String]) async throws {
    let outcome = try await projection(words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr.split(separator: "\n").count == 1)
  }
}
