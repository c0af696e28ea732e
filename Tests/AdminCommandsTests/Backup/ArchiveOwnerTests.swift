import Foundation
import TestSupport
import Testing

/// An archive belongs to the data that began it.
@Suite(.timed, .timeLimit(.minutes(15))) struct ArchiveOwnerTests {
  private func contents(of folder: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }

  /// Other data in the home, such as after the way back from an upgrade. The home still names the archive
  /// of the data before.
  private func useOtherData(in trial: BackupTrial) async throws {
    let moved = try await trial.shell(
      "\"$GALLEY\" database stop && mv \"$GALLEY_HOME/data\" \"$GALLEY_HOME/data.first\"")
    try #require(moved.exitCode == 0, "\(moved.stderr)")
  }

  @Test func `a server never writes to the archive of another one, and says so`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      try await useOtherData(in: trial)
      let before = try contents(of: trial.archive)
      try await trial.draft("ferry")
      let outcome = try await trial.shell(
        """
        sql() { psql "host=$GALLEY_HOME/run user=galley_superuser dbname=galley" -Atqc "$1"; }
        failed() { test "$(sql 'SELECT failed_count > 0 FROM pg_stat_archiver')" = t; }
        "$GALLEY" health; echo "health $?"
        sql 'SELECT pg_switch_wal()' >/dev/null; wait_until failed
        "$GALLEY" database archive status >/dev/null; echo "status $?"
        """)
      #expect(
        outcome.stdout == """
          the write-ahead log is not archived: \(trial.archive) is the archive of another server; archive \
          to another folder
          health 1
          status 1

          """, "\(outcome.stderr)")
      #expect(
        outcome.stderr.contains("so nothing is archived: archive to another folder"),
        "\(outcome.stderr)")
      #expect(try contents(of: trial.archive) == before)

      // A backup does not name the archive, so it restores.
      let name = try await trial.backUp()
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--into", trial.path("copy"))
      #expect(answer["backup"] as? String == name)
      #expect(answer["archive"] is NSNull)
      #expect(try await trial.slugs(in: "copy") == ["ferry"])

      try await trial.text("database", "archive", "on", trial.path("second"))
      let healthy = try await trial.shell(
        """
        healthy() { "$GALLEY" health >/dev/null 2>&1; }
        wait_until healthy
        """)
      #expect(healthy.exitCode == 0)
    }
  }

  @Test func `a backup restores even if the archive that it names is that of another server`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      let name = try await trial.backUp()
      try "1\n".write(
        toFile: "\(trial.archive)/galley-archive", atomically: false, encoding: .utf8)
      let copy = ["database", "restore", trial.backups, "--into", trial.path("copy")]
      let outcome = try await trial.run(copy)
      #expect(outcome.exitCode == 0, "\(outcome.stderr)")
      #expect(
        outcome.stderr.contains(
          "the archive \(trial.archive) is that of another server, so what was recorded after the "
            + "backup is missing\n"), "\(outcome.stderr)")
      #expect(try await trial.slugs(in: "copy") == ["lamp"])
      let now = try await trial.shell("sleep 0.01; date -u +%Y-%m-%dT%H:%M:%S.%3NZ")
      let time = now.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
      for words in [["--archive", trial.archive], ["--to", time]] {
        let refused = try await trial.run(
          ["database", "restore", trial.backups, "--into", trial.path("other"), "--backup", name]
            + words)
        #expect(refused.exitCode == 64, "\(words)")
        #expect(
          refused.stderr.hasSuffix(
            "\(trial.archive) is the archive of another server: name another folder\n"),
          "\(refused.stderr)")
      }
    }
  }

  @Test func `a restore of other data leaves the archive that the home had`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let first = try await trial.backUp()
      try await useOtherData(in: trial)
      try await trial.draft("ferry")
      try await trial.text("database", "archive", "on", trial.archive)
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--backup", first, "--replace", "--yes")
      #expect(answer["isArchiving"] as? Bool == false)
      #expect(try await trial.slugs(in: "home") == ["lamp"])
      #expect(try await trial.object("database", "archive", "status")["folder"] is NSNull)
      try await trial.text("health")
    }
  }
}
