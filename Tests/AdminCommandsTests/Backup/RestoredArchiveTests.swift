import Foundation
import TestSupport
import Testing

/// The archive of a newsroom that was replaced by a restore.
@Suite(.timed, .timeLimit(.minutes(15))) struct RestoredArchiveTests {
  /// A time after what was recorded so far and before what is recorded next.
  private func instant(_ trial: BackupTrial) async throws -> String {
    let outcome = try await trial.shell(
      "sleep 0.01; date -u +%Y-%m-%dT%H:%M:%S.%3NZ; sleep 0.01")
    return outcome.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func isArchived(_ name: String, in trial: BackupTrial) -> Bool {
    FileManager.default.fileExists(atPath: "\(trial.archive)/\(name)")
  }

  /// Replaces the newsroom by its state at a time.
  private func goBack(
    to time: String, _ options: String..., in trial: BackupTrial
  ) async throws -> String {
    let outcome = try await trial.run(
      ["database", "restore", trial.backups, "--to", time, "--replace", "--yes"] + options)
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
    return outcome.stdout
  }

  @Test(arguments: BackupTrial.Version.allCases)
  func `a restore after a restore brings back what was recorded since, and not what was undone`(
    version: BackupTrial.Version
  ) async throws {
    try await BackupTrial.with(version) { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      let first = try await instant(trial)
      try await trial.draft("mistake")
      try await trial.text("database", "stop")
      let told = try await goBack(to: first, in: trial)
      #expect(told.contains("make a backup now"), "\(told)")
      try await trial.draft("ferry")
      let second = try await instant(trial)
      try await trial.draft("slip")
      try await trial.text("database", "stop")
      #expect(isArchived("00000002.history", in: trial))

      try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
      #expect(try await trial.slugs(in: "copy") == ["lamp", "ferry", "slip"])

      // The second one begins a history of its own, so the archive can take it.
      _ = try await goBack(to: second, in: trial)
      try await trial.draft("pier")
      try await trial.text("health")
      try await trial.text("database", "stop")
      #expect(isArchived("00000003.history", in: trial))
      try await trial.text("database", "restore", trial.backups, "--into", trial.path("other"))
      #expect(try await trial.slugs(in: "other") == ["lamp", "ferry", "pier"])
    }
  }

  @Test func `a backup of a history that a restore left is refused in one line`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      let early = try await trial.backUp()
      let time = try await instant(trial)
      try await trial.draft("mistake")
      let late = try await trial.backUp()
      try await trial.text("database", "stop")
      _ = try await goBack(to: time, in: trial)
      try await trial.draft("ferry")
      try await trial.text("database", "stop")
      let copy = ["database", "restore", trial.backups, "--into", trial.path("copy")]
      let refused = try await trial.run(copy + ["--backup", late])
      #expect(refused.exitCode == 1)
      #expect(
        refused.stderr.hasSuffix(
          "galley: the backup is of a history that was left when an earlier state was restored: name "
            + "an earlier backup, or one that was made since\n"), "\(refused.stderr)")
      let done = try await trial.run(copy + ["--backup", early])
      #expect(done.exitCode == 0, "\(done.stderr)")
      #expect(try await trial.slugs(in: "copy") == ["lamp", "ferry"])
    }
  }

  @Test func `what a kept backup of any history needs from the archive is kept`() async throws {
    try await BackupTrial.with { trial in
      /// Records something in so many files of the write-ahead log.
      func fill(_ count: Int) async throws {
        let filled = try await trial.shell(
          """
          for n in $(seq \(count)); do
            "$GALLEY" note lamp "Number $n" --quiet
            psql "host=$GALLEY_HOME/run user=galley_superuser dbname=galley" -Atqc 'SELECT pg_switch_wal()'
          done
          """)
        #expect(filled.exitCode == 0, "\(filled.stderr)")
      }
      try await trial.draft("lamp")
      try await trial.text("database", "archive", "on", trial.archive)
      let first = try await trial.backUp()
      let time = try await instant(trial)
      try await fill(12)
      let undone = try await trial.backUp()
      try await trial.text("database", "stop")
      _ = try await goBack(to: time, "--backup", first, in: trial)
      try await trial.draft("ferry")
      let last = try await trial.backUp()
      try await fill(2)
      try await trial.draft("pier")
      try await trial.text("database", "stop")
      try await trial.text("database", "backup", "prune", trial.backups, "--keep", "2", "--yes")
      #expect(try await trial.listed() == [undone, last])
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--into", trial.path("copy"))
      #expect(answer["backup"] as? String == last)
      #expect(try await trial.slugs(in: "copy") == ["lamp", "ferry", "pier"])
    }
  }

  @Test func `a restore to a new home says that the server does not archive`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      _ = try await trial.backUp()
      let never = try await trial.text(
        "database", "restore", trial.backups, "--into", trial.path("copy"))
      #expect(!never.contains("archive"), "it never did")
      try await trial.text("database", "archive", "on", trial.archive)
      _ = try await trial.backUp()
      let text = try await trial.text(
        "database", "restore", trial.backups, "--into", trial.path("other"))
      #expect(
        text.hasSuffix(
          "\nthe server does not archive, as it did before: run 'galley database archive on FOLDER', "
            + "and make a backup\n"), "\(text)")
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--into", trial.path("third"))
      #expect(answer["wasArchiving"] as? Bool == true)
      #expect(answer["isArchiving"] as? Bool == false)
    }
  }
}
