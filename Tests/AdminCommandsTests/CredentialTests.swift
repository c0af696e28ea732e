import Foundation
import PostgreSQL
import TestSupport
import Testing

/// The password of a database is neither printed by the program nor visible on its command line.
@Suite(.database) struct CredentialTests {
  private static let secret = "hunter2secret"
  let database = TestDatabase.current

  private func expectNoSecret(
    in outcome: GalleyBinary.Outcome, _ words: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for text in [outcome.stdout, outcome.stderr] {
      #expect(!text.contains("hunter2"), words, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    "postgresql://eva:hunter2secret@localhost/news",
    "postgres://eva:hunter2secret@/news?host=/tmp",
    "postgresql://eva@localhost/news?password=hunter2secret",
    "postgresql://eva@localhost/news?sslpassword=hunter2secret",
    "host=localhost user=eva password=hunter2secret dbname=news",
    "user=eva password='hunter2secret'",
  ])
  func `a password in an argument is refused before anything is done with it`(
    url: String
  ) async throws {
    for words in [["list"], ["database", "status"], ["database", "migrate"], ["worker"]] {
      let outcome = try await GalleyBinary().run(["--database", url] + words)
      #expect(outcome.exitCode == 64, "\(words): \(outcome.stderr)")
      #expect(
        outcome.stderr
          == "galley: --database contains a password, which others on this machine can see; leave it "
          + "out, and give it in ~/.pgpass, in the file in PGPASSFILE, or in GALLEY_DATABASE_URL\n")
      expectNoSecret(in: outcome, "\(words)")
    }
  }

  @Test(arguments: [
    ("postgresql://eva:hunter2secret@localhost:1/news", 69),
    ("postgresql://eva:hunter2secret@/news?host=/tmp/no-such-place", 69),
    ("postgresql://eva:hunter2/secret@localhost/news", 64),
    ("postgresql://eva:hunter2@secret@localhost/news", 64),
    ("postgresql://eva:%zzhunter2secret@localhost/news", 64),
    ("postgresql://eva:hunter2secret@localhost:70000/news", 64),
    ("postgresql://eva:hunter2secret@localhost/news?sslmode=nonsense", 69),
    ("postgresql://eva:hunter2secret@[::1/news", 64),
    ("postgresql://eva:hunter2secret@localhost/news?passwort=hunter2", 64),
    ("host=localhost:1 password=hunter2 secret", 64),
    ("password='hunter2secret", 64),
  ])
  func `an error in a URL is reported without its password`(
    url: String, code: Int
  ) async throws {
    for words in [["list"], ["database", "status", "--format", "json"]] {
      let outcome = try await GalleyBinary().run(words, environment: ["GALLEY_DATABASE_URL": url])
      #expect(outcome.exitCode == code, "\(outcome.stderr)")
      #expect(outcome.stderr.hasPrefix(words.contains("json") ? #"{"code":"# : "galley: "))
      #expect(outcome.stderr.count { $0 == "\n" } == 1, "\(outcome.stderr)")
      expectNoSecret(in: outcome, "\(url): \(outcome.stderr)")
    }
  }

  @Test func `nothing that is printed about a reachable database contains its password`()
    async throws
  {
    let login = database.newLogin("nora")
    let superuser = try await database.session()
    try await superuser.run(
      """
      SELECT galley.add_user(session_user, '\(login)', 'admin'); ALTER ROLE \(login) PASSWORD '\(Self.secret)'
      """)
    _ = try await Office().text("projection", "rebuild", "--all")
    let url = database.settings.with(user: login).description
      .replacing("//\(login)@", with: "//\(login):\(Self.secret)@")
    for words in [
      ["status"], ["status", "--format", "json"], ["status", "--format", "prometheus"],
      ["database", "status"], ["database", "status", "--format", "json"],
      ["projection", "status"], ["user", "list"], ["log", "tail"], ["list"],
      ["show", "no-such-article"],
      ["--as", "eva", "list"], ["user", "role", "nobody", "admin"], ["database", "stop"],
    ] {
      let outcome = try await GalleyBinary().run(words, environment: ["GALLEY_DATABASE_URL": url])
      #expect(outcome.exitCode != 69, "\(outcome.stderr)")
      expectNoSecret(in: outcome, "\(words)")
    }
  }
}
