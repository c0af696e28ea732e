import TestSupport
import Testing

/// Refusals of the commands for read models.
@Suite(.database) struct ProjectionRefusalTests {
  private let office = Office()

  @Test(
    arguments: [
      (["rebuild", "bord"], "There is no read model 'bord'. The read models are board, "),
      (["verify", "board", "x"], "There is no read model 'x'"),
      (["rollback", "x"], "There is no read model 'x'"), (["retry", "x"], "no read model 'x'"),
      (["audit", "x"], "There is no read model 'x'"),
      (["rebuild"], "Name the read models to rebuild, or give --all, and not both."),
      (
        ["rebuild", "board", "--all"],
        "Name the read models to rebuild, or give --all, and not both."
      ),
      (["retry"], "Name the read models to retry, or give --all, and not both."),
      (["retry", "board", "--all"], "Name the read models to retry, or give --all, and not both."),
    ] as [([String], String)])
  func `a wrong name is a usage error`(words: [String], sentence: String) async throws {
    let outcome = try await GalleyBinary().run(["projection"] + words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }

  @Test(
    arguments: [
      (["rebuild", "board"], "eva", "only an admin may rebuild a read model"),
      (["verify", "board"], "eva", "only an admin or an auditor may verify a read model"),
      (["rollback", "board"], "otto", "only an admin may roll back a read model"),
      (["retry", "--all"], "otto", "only an admin may retry a read model"),
    ] as [([String], String, String)])
  func `a person without the right learns who has it`(
    words: [String], person: String, sentence: String
  )
    async throws
  {
    let outcome = try await GalleyBinary().run(
      ["--as", person, "projection"] + words,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 77)
    #expect(outcome.stderr == "galley: \(sentence)\n")
  }

  @Test func `a login that may not write read models learns what it needs`() async throws {
    try await office.publish()
    _ = try await office.text("projection", "status", "--digests")
    for words in [["verify", "board"], ["rebuild", "board"]] {
      let outcome = try await GalleyBinary().run(
        ["projection"] + words,
        environment: ["GALLEY_DATABASE_URL": office.database.url(as: "anna")])
      #expect(outcome.exitCode == 77)
      #expect(
        outcome.stderr
          == "galley: only a login that may write read models can \(words[0]) a read model, and anna "
          + "may not; the database's owner can run 'GRANT galley_projector TO anna'\n")
    }
    let audit = try await GalleyBinary().run(
      ["projection", "audit", "board"],
      environment: ["GALLEY_DATABASE_URL": office.database.url(as: "otto")])
    #expect(audit.exitCode == 0)
  }
}
