import Foundation
import TestSupport
import Testing

/// Commands measured in turn with message-db.
@Suite(.timed) struct MessageDBTests {
  private static let words = [
    "bench", "commands", "--clients", "2", "--seconds", "0.3", "--runs", "1", "--message-db",
  ]

  @Test func `commands are compared with message-db, of which nothing remains`() async throws {
    try await PrivateHome.with { environment in
      try await MessageDBStandIn.with { standIn in
        let outcome = try await GalleyBinary().run(
          Self.words + [standIn.folder, "--format", "json"], environment: environment)
        let json = try? JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
        let report = try #require(json as? [String: Any], "\(outcome.stderr)")
        let rate = try #require(report["rate"] as? [String: Any])
        let messageDB = try #require(rate["messageDB"] as? [String: Any])
        #expect(messageDB["ratio"] as? Double ?? 0 > 0)
        #expect((messageDB["runs"] as? [Any])?.count == 1)
        #expect((messageDB["run"] as? [String: Any])?["perSecond"] as? Double ?? 0 > 0)
      }
      #expect(try BenchmarkRemains(in: environment).names.isEmpty)

      try await MessageDBStandIn.with(index: "CREATE INDEX ON message_store.missing (id)") {
        let outcome = try await GalleyBinary().run(
          Self.words + [$0.folder, "--quiet"], environment: environment)
        #expect(outcome.exitCode == 1 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.split(separator: "\n").count == 1, "\(outcome.stderr)")
        #expect(outcome.stderr.contains("indexes/messages.sql:1: ERROR:"))
      }
      #expect(try BenchmarkRemains(in: environment).names.isEmpty)
    }
  }

  @Test func `a folder without the files of message-db is refused before anything begins`()
    async throws
  {
    try await PrivateHome.with { environment in
      let home = try #require(environment["GALLEY_HOME"])
      for (folder, words) in [
        ("\(home)/nowhere", "there is no folder"), ("/usr", "has no file 'functions/"),
      ] {
        let outcome = try await GalleyBinary().run(
          Self.words + [folder, "--quiet"], environment: environment)
        #expect(outcome.exitCode == 1 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.split(separator: "\n").count == 1)
        #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
      }
      #expect(!FileManager.default.fileExists(atPath: home))
    }
  }
}
