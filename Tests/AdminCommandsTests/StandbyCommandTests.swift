import Foundation
import TestSupport
import Testing

/// The program on a standby: it reads as from the primary, and says in one line why it cannot write.
@Suite(.replicatedDatabase) struct StandbyCommandTests {
  private let office = Office()

  /// Commands that would change something, as anna.
  private static let commands = [
    "draft -", "revise harbour-lamp -", "submit harbour-lamp", "note harbour-lamp hello",
    "assign harbour-lamp emil", "rename harbour-lamp lamp", "spike harbour-lamp --reason x",
    "setting set time-zone Europe/Berlin", "user add nora --role editor",
    "user role emil admin", "destination add copies ninjs --directory copies",
    "projection rebuild board", "projection verify board", "worker",
  ]

  private static let sentence =
    "the server is a standby, which only answers queries; give the address of the primary, or those "
    + "of several hosts, as in postgresql://db1,db2/newsroom?target_session_attrs=read-write\n"

  private func run(
    _ words: [String], on database: TestDatabase, stdin: String = ""
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words, stdin: stdin, environment: ["GALLEY_DATABASE_URL": database.url()], as: "anna")
  }

  @Test func `every command that would change something is refused in one line`() async throws {
    let standby = try await Standby.current()
    try await office.draft()
    _ = try await office.text("list")
    try await standby.catchUp()
    for command in Self.commands {
      let words = command.split(separator: " ").map(String.init)
      let manuscript = Office.manuscript.replacing("The first", with: "Another")
      let outcome = try await run(words, on: standby.database, stdin: manuscript)
      #expect(outcome.exitCode == 69, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr == "galley: \(Self.sentence)", "\(command)")
      #expect(outcome.stdout == "", "\(command)")
    }
  }

  @Test func `queries on a standby answer as those on the primary`() async throws {
    let standby = try await Standby.current()
    try await office.publish()
    _ = try await office.text("list")
    let questions = [
      "list", "show harbour-lamp", "history harbour-lamp", "live", "activity", "search lamp",
      "log tail", "log show 1", "stats", "projection audit",
    ].map { $0.split(separator: " ").map(String.init) + ["--format", "json"] }
    // The first answer of the primary brings the read models up to date.
    for words in questions { _ = try await run(words, on: office.database) }
    try await standby.catchUp()
    for words in questions {
      let there = try await run(words, on: office.database)
      let here = try await run(words, on: standby.database)
      #expect(here.stdout == there.stdout, "\(words)")
      #expect((here.stderr, here.exitCode) == ("", 0), "\(words)")
    }
  }

  @Test func `a replica answers questions, and the primary answers for one that is gone`()
    async throws
  {
    let standby = try await Standby.current()
    try await office.draft()
    let replica = ["GALLEY_READ_DATABASE_URL": standby.database.url()]
    let whole = try await office.run(
      "list", "--format", "json", as: "anna", environment: replica)
    #expect((whole.stderr, whole.exitCode) == ("", 0))
    #expect(whole.stdout.contains("harbour-lamp"))
    try standby.stop()
    let alone = try await office.run(
      "list", "--format", "json", as: "anna", environment: replica)
    try standby.start()
    #expect((alone.stdout, alone.exitCode) == (whole.stdout, 0))
    #expect(alone.stderr.hasSuffix("; the primary answers instead\n"), "\(alone.stderr)")
    #expect(alone.stderr.split(whereSeparator: \.isNewline).count == 1)
  }

  @Test func `a password in --read-database is refused`() async throws {
    let outcome = try await office.run(
      "list", "--read-database", "postgresql://eva:hunter2@localhost/news", as: "anna")
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr.hasPrefix("galley: --read-database contains a password"))
    #expect(!outcome.stderr.contains("hunter2"))
  }
}
