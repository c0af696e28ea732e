import Foundation
import TestSupport
import Testing

/// An archive and the copies of the newsroom that it belongs to, which have the same data.
@Suite(.timed, .timeLimit(.minutes(15))) struct ArchiveCopyTests {
  private func contents(of folder: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }

  private func mark(in trial: BackupTrial) throws -> [Substring] {
    try String(contentsOfFile: "\(trial.archive)/galley-archive", encoding: .utf8)
      .split(separator: "\n")
  }

  /// Makes the archive look like one that an earlier version began.
  private func forgetHome(in trial: BackupTrial) async throws {
    let outcome = try await trial.shell(
      "sed -i 2d \"$ARCHIVE/galley-archive\" && rm \"$GALLEY_HOME/home.id\"")
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
  }

  @Test func `a copy may not archive to the folder of the newsroom of which it is a copy`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      try await trial.draft("ferry")
      try await trial.text("database", "stop")
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
      let before = try contents(of: trial.archive)
      let refused = try await trial.run(["database", "archive", "on", trial.archive], in: "copy")
      #expect(refused.exitCode == 64)
      #expect(
        refused.stderr.hasSuffix(
          "galley: \(trial.archive) is the archive of another server: name another folder\n"),
        "\(refused.stderr)")
      try await trial.text("health", in: "copy")
      try await trial.text("database", "stop", in: "copy")
      #expect(try contents(of: trial.archive) == before)

      try await trial.draft("pier")
      _ = try await trial.backUp()
      try await trial.draft("mole")
      try await trial.text("database", "stop")
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("other"))
      #expect(try await trial.slugs(in: "other") == ["lamp", "ferry", "pier", "mole"])
    }
  }

  @Test func `a home turns its archive off and on again, also after a restore`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      try await trial.draft("mistake")
      try await trial.text("database", "stop")
      let time = try await trial.shell("sleep 0.01; date -u +%Y-%m-%dT%H:%M:%S.%3NZ")
      try await trial.draft("slip")
      try await trial.text("database", "stop")
      try await trial.text(
        "database", "restore", trial.backups, "--replace", "--yes", "--to",
        time.stdout.trimmingCharacters(in: .whitespacesAndNewlines))
      try await trial.text("database", "archive", "off")
      try await trial.text("database", "archive", "on", trial.archive)
      try await trial.draft("ferry")
      try await trial.text("health")
      try await trial.text("database", "stop")
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
      #expect(try await trial.slugs(in: "copy") == ["lamp", "mistake", "ferry"])
    }
  }

  @Test func `the archive of an earlier version stays that of the home that uses it`() async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      try await trial.text("database", "stop")
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
      let before = try mark(in: trial)
      #expect(before.count == 2)
      try await forgetHome(in: trial)
      try await trial.draft("ferry")
      try await trial.text("health")
      let after = try mark(in: trial)
      #expect(after.count == 2)
      #expect(after.first == before.first)
      #expect(after.last != before.last)
      let refused = try await trial.run(["database", "archive", "on", trial.archive], in: "copy")
      #expect(refused.stderr.contains("is the archive of another server"), "\(refused.stderr)")
    }
  }

  @Test func `a copy may not archive to an archive of an earlier version that went on without it`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      try await trial.text("database", "stop")
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
      try await trial.draft("ferry")
      try await trial.text("database", "stop")
      try await forgetHome(in: trial)
      let refused = try await trial.run(["database", "archive", "on", trial.archive], in: "copy")
      #expect(refused.exitCode == 64)
      let line = refused.stderr.split(separator: "\n").last ?? ""
      #expect(
        line.hasPrefix("galley: \(trial.archive) has 00000001")
          && line.hasSuffix(", which is not in the past of this server: name another folder"),
        "\(refused.stderr)")
      #expect(try mark(in: trial).count == 1)
    }
  }

  @Test func `a history in the archive that is not this server's is named by health and restore`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      let early = try await trial.backUp()
      try await trial.text("database", "stop")
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
      // A copy that takes itself for the home, as copies of earlier versions could.
      _ = try await trial.shell("cp -a \"$GALLEY_HOME/home.id\" \"$PARENT/copy/home.id\"")
      try await trial.text("database", "archive", "on", trial.archive, in: "copy")
      try await trial.draft("ferry")
      let late = try await trial.backUp()
      try await trial.text("database", "stop", in: "copy")
      #expect(try contents(of: trial.archive).contains("00000002.history"))

      let health = try await trial.run(["health"])
      #expect(health.exitCode == 1)
      #expect(
        health.stdout
          == "the archive \(trial.archive) has 00000002.history, which is not in the past of this "
          + "server, so it does not restore what is recorded now; archive to another folder, and make "
          + "a backup\n", "\(health.stdout)\(health.stderr)")
      let status = try await trial.run(["database", "archive", "status", "--format", "json"])
      #expect(status.exitCode == 1)
      #expect(status.stdout.contains("\"otherHistory\" : \"00000002.history\""), "\(status.stdout)")
      #expect(
        status.stderr.contains(
          "\(trial.archive) has 00000002.history, which is not in the past of this server: archive to "
            + "another folder, and make a backup"), "\(status.stderr)")
      try await trial.text("database", "archive", "off")
      let again = try await trial.run(["database", "archive", "on", trial.archive])
      #expect(again.exitCode == 64)
      #expect(
        again.stderr.hasSuffix(
          "has 00000002.history, which is not in the past of this server: name another folder\n"),
        "\(again.stderr)")

      let restored = try await trial.run(
        ["database", "restore", trial.backups, "--into", trial.path("other"), "--backup", early])
      #expect(restored.exitCode == 0, "\(restored.stderr)")
      #expect(
        restored.stderr.contains(
          "the archive continues with 00000002.history, and not with the history of later backups "
            + "(\(late)), so what was recorded there afterwards is missing\n"), "\(restored.stderr)"
      )
    }
  }
}
