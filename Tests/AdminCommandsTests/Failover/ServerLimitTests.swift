import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Settings of the server that end statements, and what an editor reads then.
@Suite(.database) struct ServerLimitTests {
  let office = Office()

  var database: TestDatabase { office.database }

  private func set(_ setting: String) async throws {
    try await database.session().run("ALTER DATABASE \"\(database.name)\" SET \(setting)")
  }

  private func list() async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(["list"], environment: ["GALLEY_DATABASE_URL": database.url()])
  }

  @Test func `a server that accepts no changes still answers, and says why it refuses a command`()
    async throws
  {
    try await office.draft()
    try await set("default_transaction_read_only = on")
    let listed = try await list()
    #expect(listed.exitCode == 0 && listed.stdout.contains("harbour-lamp"), "\(listed)")
    let refused = try await GalleyBinary().run(
      ["--as", "eva", "submit", "harbour-lamp"],
      environment: ["GALLEY_DATABASE_URL": database.url()])
    #expect(refused.exitCode == 69)
    #expect(
      refused.stderr == """
        galley: the server accepts no changes now: it is a standby, or \
        default_transaction_read_only is on; reading works

        """)
  }

  @Test(arguments: [
    ("statement_timeout", 1, "the server cancelled a statement: it took longer than "),
    ("lock_timeout", 75, "somebody else held a lock for longer than "),
  ])
  func `a statement that the server ends says which setting to raise`(
    setting: String, code: Int, sentence: String
  ) async throws {
    try await office.draft()
    let other = try await database.session()
    try await other.run("BEGIN; LOCK TABLE galley.events, read.builds")
    try await set("\(setting) = '200ms'")
    let outcome = try await list()
    try await other.run("ROLLBACK")
    #expect(outcome.exitCode == code, "\(outcome)")
    #expect(outcome.stderr.hasPrefix("galley: \(sentence)\(setting)"))
    #expect(outcome.stderr.hasSuffix("or raise \(setting) for this login\n"))
  }
}
