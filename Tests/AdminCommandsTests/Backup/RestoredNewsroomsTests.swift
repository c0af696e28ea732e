import Foundation
import TestSupport
import Testing

/// `galley database restore`, with several newsrooms on the server.
@Suite(.timed, .timeLimit(.minutes(15))) struct RestoredNewsroomsTests {
  private static let words = "Her name was Mabel Quist."
  private static let grounds = ["--reason", "It names her.", "--ground", "GDPR Art. 17", "--yes"]

  /// Two newsrooms, each with an article. That of sports is a match.
  private func fill(_ trial: BackupTrial) async throws {
    try await trial.draft("lamp")
    try await trial.text("newsroom", "add", "sports")
    let match = Office.manuscript.replacing("slug: harbour-lamp", with: "slug: match")
      .replacing("The first paragraph.", with: Self.words)
    try await trial.text("--newsroom", "sports", "draft", "-", stdin: match)
  }

  private func eraseMatch(in trial: BackupTrial) async throws {
    let outcome = try await trial.run(
      ["--newsroom", "sports", "log", "erase", "match"] + Self.grounds)
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
  }

  private func erased(_ answer: [String: Any]) -> [String: Int] {
    let newsrooms = answer["newsrooms"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: newsrooms.compactMap { newsroom in
        guard let name = newsroom["name"] as? String, let count = newsroom["erased"] as? Int
        else { return nil }
        return (name, count)
      })
  }

  @Test(arguments: [false, true])
  func `an erasure in any newsroom of the server is applied again`(
    isListOfOlderProgram: Bool
  ) async throws {
    try await BackupTrial.with { trial in
      try await fill(trial)
      let old = try await trial.backUp()
      try await eraseMatch(in: trial)
      let new = try await trial.backUp()
      if isListOfOlderProgram {
        // An older program listed one newsroom, without its name.
        let list = try await trial.text(
          "--newsroom", "sports", "log", "erasures", "--format", "json")
        let unnamed = list.replacing(/,?\s*"newsroom" : "sports"/, with: "")
        try #require(unnamed != list)
        let file = trial.path("backups/\(new)/erasures.json")
        try FileHandle(forWritingTo: URL(filePath: file)).truncate(atOffset: 0)
        try FileHandle(forWritingTo: URL(filePath: file)).write(contentsOf: Data(unnamed.utf8))
      }
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--backup", old, "--into", trial.path("copy"))
      #expect(erased(answer) == ["galley": 0, "sports": 1])
      let shown = try await trial.text("--newsroom", "sports", "show", "match", in: "copy")
      #expect(shown.contains("[erased by "))
      try await trial.text("--newsroom", "sports", "log", "verify", in: "copy")
      try await trial.text("--newsroom", "sports", "log", "seal", in: "copy")
      try await trial.text("database", "stop", in: "copy")
      let found = try await trial.shell("grep -rlaF 'Mabel Quist' \"$PARENT/copy/data/base\"")
      #expect((found.exitCode, found.stdout) == (1, ""), "the tables do not contain it")
    }
  }

  @Test func `an erasure that only the archive or a list has is applied to its newsroom`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await fill(trial)
      try await trial.text("database", "archive", "on", trial.archive)
      let old = try await trial.backUp()
      let now = try await trial.shell(
        "sleep 0.01; date -u +%Y-%m-%dT%H:%M:%S.%3NZ; sleep 0.01")
      try await eraseMatch(in: trial)
      let list = try await trial.text("--newsroom", "sports", "log", "erasures", "--format", "json")
      try list.write(toFile: trial.path("sports.json"), atomically: true, encoding: .utf8)
      try await trial.text("database", "stop")
      let time = now.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--to", time, "--into", trial.path("copy"))
      #expect(erased(answer) == ["galley": 0, "sports": 1])

      let listed = try await trial.object(
        "database", "restore", trial.backups, "--backup", old, "--to", time, "--into",
        trial.path("other"), "--erasures", trial.path("sports.json"))
      #expect(erased(listed) == ["galley": 0, "sports": 1])

      let unknown = list.replacing("\"sports\"", with: "\"weather\"")
      try unknown.write(toFile: trial.path("weather.json"), atomically: true, encoding: .utf8)
      let refused = try await trial.run([
        "database", "restore", trial.backups, "--into", trial.path("third"), "--erasures",
        trial.path("weather.json"),
      ])
      #expect(refused.exitCode == 1)
      #expect(
        refused.stderr.hasSuffix(
          "galley: a list of erasures is of the newsroom weather, which the backup does not have: "
            + "leave the list out, or name another backup\n"), "\(refused.stderr)")
    }
  }

  @Test func `a damaged log of any newsroom of the server fails the restore`() async throws {
    try await BackupTrial.with { trial in
      try await fill(trial)
      try await trial.text("--newsroom", "sports", "log", "seal")
      let damaged = try await trial.shell(
        """
        psql "host=$GALLEY_HOME/run user=galley_superuser dbname=sports" -qv ON_ERROR_STOP=1 <<'SQL'
        ALTER TABLE galley.events DISABLE TRIGGER ALL;
        UPDATE galley.events SET actor = 'nobody' WHERE position = 1;
        ALTER TABLE galley.events ENABLE TRIGGER ALL;
        SQL
        """)
      #expect(damaged.exitCode == 0, "\(damaged.stderr)")
      _ = try await trial.backUp()
      let outcome = try await trial.run([
        "database", "restore", trial.backups, "--into", trial.path("copy"),
      ])
      #expect(outcome.exitCode == 1)
      let line = outcome.stderr.split(separator: "\n").last ?? ""
      #expect(line.hasPrefix("galley: the newsroom sports: "), "\(line)")
      #expect(!FileManager.default.fileExists(atPath: trial.path("copy/data")))
    }
  }

  @Test func `a restore into another home checks the named newsroom with its own key and seal`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await fill(trial)
      try await trial.text("log", "seal")
      for (name, words) in [("sports.seal", ["log", "seal"]), ("sports.pub", ["log", "key"])] {
        let text = try await trial.run(["--newsroom", "sports"] + words).stdout
        try text.write(toFile: trial.path(name), atomically: true, encoding: .utf8)
      }
      _ = try await trial.backUp()
      let answer = try await trial.object(
        "--newsroom", "sports", "database", "restore", trial.backups, "--into",
        trial.path("copy"), "--key", trial.path("sports.pub"), "--seal", trial.path("sports.seal"))
      let newsrooms = try #require(answer["newsrooms"] as? [[String: Any]])
      #expect(newsrooms.map { $0["name"] as? String } == ["galley", "sports"])
      #expect(newsrooms.map { $0["seals"] as? Int } == [1, 1], "each with a key of its own")

      let absent = try await trial.run([
        "--newsroom", "weather", "database", "restore", trial.backups, "--into",
        trial.path("other"),
      ])
      #expect(absent.exitCode == 1)
      #expect(
        absent.stderr.hasSuffix(
          "galley: the backup has no newsroom weather, but it has galley, sports\n"),
        "\(absent.stderr)")
      #expect(!FileManager.default.fileExists(atPath: trial.path("other/data")))
    }
  }
}
