import Foundation
import PostgreSQL
import Schema
import TestSupport
import Testing

/// A database that cannot be used is reported in one line with an exit code.
@Suite struct DatabaseTests {
  private func outcome(
    _ words: [String], at url: String
  ) async throws -> GalleyBinary.Outcome {
    let outcome = try await GalleyBinary().run(words + ["--database", url])
    #expect(outcome.stderr.filter(\.isNewline).count == 1, "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    return outcome
  }

  @Test func `a server that does not answer is reported`() async throws {
    let outcome = try await outcome(["list"], at: "postgresql://eva@/news?host=/tmp/no-such-place")
    #expect(outcome.exitCode == 69)
  }

  @Test(.database) func `a wrong password is not printed`() async throws {
    let url = TestDatabase.current.url(as: "eva").replacing(":eva@", with: ":secret@")
    let outcome = try await GalleyBinary().run(
      ["list"], environment: ["GALLEY_DATABASE_URL": url])
    #expect(outcome.exitCode == 77)
    #expect(outcome.stderr.hasPrefix("galley: cannot connect to postgresql://eva@"))
    #expect(!outcome.stderr.contains("secret"))
  }

  @Test(.database) func `a schema that is older or newer than the program is refused`() async throws
  {
    let database = TestDatabase.current
    let session = try await database.session()
    let last = try await session.value(
      "SELECT max(number) FROM galley.migrations", as: Int.self)
    try await session.run(
      "INSERT INTO galley.migrations VALUES (\(last + 1), 'later', '\\x00', now())")
    let newer = try await outcome(["--as", "eva", "list"], at: database.url())
    #expect(newer.exitCode == 69)
    #expect(newer.stderr.contains("is at \(last + 1), and this program knows only up to \(last)"))
    try await session.run("DELETE FROM galley.migrations WHERE number >= \(last)")
    let older = try await outcome(["--as", "eva", "list"], at: database.url())
    #expect(older.exitCode == 69)
    #expect(older.stderr.contains("run 'galley database migrate'"))
  }

  @Test(.emptyDatabase) func `a copy of the program alone in a folder has its schema`() async throws
  {
    let outcome = try await GalleyBinary().shell(
      "cp \"$GALLEY\" ./galley && ls && ./galley database migrate | tail -n 1 && ./galley log tail",
      environment: ["GALLEY_DATABASE_URL": TestDatabase.current.url()])
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.hasPrefix("galley\nApplied \(Schema.version) "), "\(outcome.stdout)")
  }

  @Test(.emptyDatabase) func `an empty database is migrated once, and a dry run changes nothing`()
    async throws
  {
    let url = TestDatabase.current.url()
    let none = try await outcome(["--as", "eva", "list"], at: url)
    #expect(none.exitCode == 69)
    let galley = GalleyBinary()
    let options = ["--database", url]
    let dry = try await galley.run(["database", "migrate", "--dry-run"] + options)
    #expect(dry.stdout.hasPrefix("Would apply 1 roles\n"), "\(dry.stdout)\(dry.stderr)")
    let shown = try await galley.run(["database", "migrate", "--dry-run", "--show-sql"] + options)
    #expect(shown.stdout.contains("CREATE"))
    let done = try await galley.run(["database", "migrate"] + options)
    #expect(done.stdout == dry.stdout.replacing("Would apply", with: "Applied"))
    let again = try await galley.run(["database", "migrate"] + options)
    #expect(again.exitCode == 0)
    #expect(again.stderr == "Nothing to do: the schema is up to date\n")
  }
}
