import Foundation
import Glibc
import TestSupport
import Testing

/// `galley database restore` and `galley database archive`.
@Suite(.timed, .timeLimit(.minutes(15))) struct RestoreCommandTests {
  /// A time after what was recorded so far and before what is recorded next.
  private func instant(_ trial: BackupTrial) async throws -> String {
    let outcome = try await trial.shell(
      "sleep 0.01; date -u +%Y-%m-%dT%H:%M:%S.%3NZ; sleep 0.01")
    return outcome.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(arguments: BackupTrial.Version.allCases)
  func `an archive restores a time between two commands, and brings no erased text back`(
    version: BackupTrial.Version
  ) async throws {
    try await BackupTrial.with(version) { trial in
      try await trial.draft("lamp", text: "Her name was Mabel Quist.")
      try await trial.text("projection", "rebuild", "--all")
      try await trial.text("database", "archive", "on", trial.archive)
      let again = try await trial.text("database", "archive", "on", trial.archive)
      #expect(again == "Nothing to do: the server archives to \(trial.archive)\n")
      let older = try await trial.backUp()
      let name = try await trial.backUp()
      let listing = try await trial.shell(
        """
        archived() { ls "$ARCHIVE" | grep -q '^[0-9A-F]*$'; }
        wait_until archived; ls "$ARCHIVE" | grep '^[0-9A-F]*$' | head -1
        """)
      let first = listing.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
      try await trial.text("database", "backup", "prune", trial.backups, "--keep", "1", "--yes")
      #expect(try await trial.listed() == [name] && older < name)
      #expect(
        !FileManager.default.fileExists(atPath: "\(trial.archive)/\(first)"),
        "only the older backup needed it")
      try await trial.draft("ferry")
      let time = try await instant(trial)
      try await trial.draft("pier")
      try await trial.text(
        "log", "erase", "lamp", "--reason", "It names her.", "--ground", "GDPR Art. 17", "--yes")
      // The archive is complete when the server has stopped.
      try await trial.text("database", "stop")

      let into = trial.path("copy")
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--into", into, "--to", time)
      #expect(answer["backup"] as? String == name)
      #expect(BackupTrial.newsroom(answer)["position"] as? Int == 2)
      #expect(answer["archive"] as? String == trial.archive)
      #expect(BackupTrial.newsroom(answer)["erased"] as? Int == 1)
      #expect(answer["former"] is NSNull)
      #expect(try await trial.slugs(in: "copy") == ["lamp", "ferry"])
      let shown = try await trial.text("show", "lamp", in: "copy")
      #expect(shown.contains("[erased by "))
      let log = try await trial.text("log", "tail", "--format", "json", in: "copy")
      #expect(log.contains("It names her. (again after a restore; first by "))
      try await trial.text("database", "stop", in: "copy")
      let found = try await trial.shell("grep -rlaF 'Mabel Quist' \"$PARENT/copy/data/base\"")
      #expect((found.exitCode, found.stdout) == (1, ""), "the tables do not contain it")

      let newest = try await trial.object(
        "database", "restore", trial.backups, "--into", trial.path("newest"))
      #expect(BackupTrial.newsroom(newest)["position"] as? Int == 4)
      #expect(BackupTrial.newsroom(newest)["erased"] as? Int == 0)
      #expect(try await trial.slugs(in: "newest") == ["lamp", "ferry", "pier"])
      for command in ["audit", "verify"] {
        try await trial.text("projection", command, in: "newest")
      }
    }
  }

  @Test func `erasures are known from newer backups and from lists that were kept elsewhere`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("note", "lamp", "Call the keeper.")
      try await trial.draft("ferry")
      let old = try await trial.backUp()
      try await trial.text(
        "log", "erase", "lamp", "--note", "2", "--reason", "Private", "--ground", "Ruling", "--yes")
      _ = try await trial.backUp()
      try await trial.text(
        "log", "erase", "ferry", "--reason", "Minors", "--ground", "Art. 17", "--yes")
      let list = try await trial.text("log", "erasures", "--format", "json")
      try list.write(toFile: trial.path("erasures.json"), atomically: true, encoding: .utf8)
      #expect(!list.contains("Call the keeper"))

      let answer = try await trial.object(
        "database", "restore", trial.backups, "--backup", old, "--into", trial.path("copy"),
        "--erasures", trial.path("erasures.json"))
      #expect(BackupTrial.newsroom(answer)["erased"] as? Int == 2)
      #expect(try await trial.text("history", "lamp", in: "copy").contains("[erased by "))
      #expect(try await trial.text("show", "ferry", in: "copy").contains("[erased by "))
      #expect(!(try await trial.text("show", "lamp", in: "copy").contains("[erased by ")))
    }
  }

  @Test func `a restore is checked with a seal, and damaged read models are rebuilt`() async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      try await trial.text("list")
      for (name, words) in [("one.seal", ["log", "seal"]), ("desk.pub", ["log", "key"])] {
        let text = try await trial.run(words).stdout
        try text.write(toFile: trial.path(name), atomically: true, encoding: .utf8)
      }
      let database = "host=\(trial.home)/run user=galley_superuser dbname=galley"
      let schema = try await trial.shell(
        """
        psql '\(database)' -Atqv ON_ERROR_STOP=1 <<'SQL'
        SELECT format('UPDATE %s SET headline = %L', c.oid::regclass, 'Forged') FROM pg_class c
        WHERE c.relname = 'board' AND c.relkind = 'r' \\gexec
        SQL
        """)
      #expect(schema.exitCode == 0, "\(schema.stderr)")
      let backup = try await trial.backUp()
      try await trial.draft("pier")
      let two = try await trial.run(["log", "seal"]).stdout
      try two.write(toFile: trial.path("two.seal"), atomically: true, encoding: .utf8)

      let words = [
        "database", "restore", trial.backups, "--into", trial.path("copy"), "--key",
        trial.path("desk.pub"),
      ]
      let missing = try await trial.run(words + ["--seal", trial.path("two.seal")])
      #expect(missing.exitCode == 1)
      #expect(
        missing.stderr.hasSuffix(
          "galley: the seal in \(trial.path("two.seal")) covers 2 events, but the restored log has "
            + "only 1; --accept-missing restores without the other events\n"), "\(missing.stderr)")
      #expect(!FileManager.default.fileExists(atPath: trial.path("copy/data")))
      let rehearsed = try await trial.run(
        words + ["--seal", trial.path("one.seal"), "--dry-run", "--quiet"])
      #expect(rehearsed.exitCode == 0, "\(rehearsed.stderr)")
      #expect(!FileManager.default.fileExists(atPath: trial.path("copy/data")))
      let done = try await trial.run(
        words + [
          "--seal", trial.path("one.seal"), "--seal", trial.path("two.seal"), "--accept-missing",
          "--format", "json",
        ])
      #expect(done.exitCode == 0, "\(done.stderr)")
      let json = try JSONSerialization.jsonObject(with: Data(done.stdout.utf8)) as? [String: Any]
      #expect(json?["backup"] as? String == backup)
      let newsroom = BackupTrial.newsroom(json ?? [:])
      #expect((newsroom["seals"] as? Int, newsroom["missing"] as? Int) == (1, 1))
      #expect(newsroom["sealed"] as? Int == 1)
      #expect(newsroom["rebuilt"] as? [String] == ["board"])

      // The log is changed, and the change is backed up.
      _ = try await trial.shell(
        """
        psql '\(database)' -qv ON_ERROR_STOP=1 <<'SQL'
        ALTER TABLE galley.events DISABLE TRIGGER ALL;
        UPDATE galley.events SET actor = 'nobody' WHERE position = 1;
        ALTER TABLE galley.events ENABLE ALWAYS TRIGGER ALL;
        SQL
        """)
      _ = try await trial.backUp()
      let altered = try await trial.run(
        [
          "database", "restore", trial.backups, "--into", trial.path("other"), "--key",
          trial.path("desk.pub"), "--seal", trial.path("two.seal"),
        ])
      #expect(altered.exitCode == 1)
      let line = altered.stderr.split(separator: "\n").last ?? ""
      #expect(line.hasPrefix("galley: the restored log failed verification: "), "\(line)")
      #expect(!FileManager.default.fileExists(atPath: trial.path("other/data")))
    }
  }

  @Test func `a newsroom is replaced only with consent, and its data is kept`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let backup = try await trial.backUp()
      try await trial.draft("pier")
      let refused = try await trial.run(["database", "restore", trial.backups])
      #expect(refused.exitCode == 1)
      #expect(
        refused.stderr.hasSuffix(
          "galley: there is a newsroom in \(trial.home) already: name another home, or replace this "
            + "newsroom\n"))
      let unasked = try await trial.run(["database", "restore", trial.backups, "--replace"])
      #expect(unasked.exitCode == 64)
      #expect(try await trial.slugs(in: "home") == ["lamp", "pier"])
      let answer = try await trial.object(
        "database", "restore", trial.backups, "--replace", "--yes", "--backup", backup)
      #expect(try await trial.slugs(in: "home") == ["lamp"])
      let former = try #require(answer["former"] as? String)
      #expect(former.hasPrefix("\(trial.home)/data.former-"))
      #expect(FileManager.default.fileExists(atPath: "\(former)/PG_VERSION"))
    }
  }

  @Test func `what cannot be restored is refused in one line`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let empty = trial.path("empty")
      try await trial.text("database", "archive", "on", trial.archive)
      let name = try await trial.backUp()
      try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
      try "{".write(toFile: trial.path("bad.json"), atomically: true, encoding: .utf8)
      let copy = ["--into", trial.path("copy")]
      for (words, code, text) in [
        ([trial.path("nowhere")], 1, "there is no \(trial.path("nowhere")): check the path"),
        ([empty], 1, "there is no backup in \(empty)"),
        ([trial.backups, "--backup", "x"], 1, "there is no backup x in"),
        (
          [trial.backups, "--to", "2020-01-01T00:00:00Z"], 1,
          "ended before Wed 1 Jan 2020 00:00 UTC"
        ),
        (
          [trial.backups, "--to", "2020-01-01T00:00:00Z", "--backup", name], 1,
          "after the time to restore"
        ),
        ([trial.backups, "--to", "yesterdy"], 64, "yesterdy"),
        ([trial.backups, "--to", "tomorrow 6:00"], 64, "'tomorrow 6:00' is in the future"),
        ([trial.backups, "--archive", empty], 64, "is not an archive of the write-ahead log"),
        ([trial.backups, "--erasures", trial.path("bad.json")], 64, "bad.json: it is not JSON"),
        (
          [trial.backups, "--seal", trial.path("bad.json"), "--key", "x"], 64, "there is no file x"
        ),
      ] as [([String], Int, String)] {
        let outcome = try await trial.run(["database", "restore"] + words + copy)
        #expect(outcome.exitCode == code, "\(words): \(outcome.stderr)")
        #expect(outcome.stderr.contains(text), "\(words): \(outcome.stderr)")
        let last = outcome.stderr.split(separator: "\n").last ?? ""
        #expect(last.hasPrefix("galley: "), "\(words): \(outcome.stderr)")
        #expect(!FileManager.default.fileExists(atPath: trial.path("copy/data")))
        if code == 64 { #expect(!outcome.stderr.contains("verifying the backup"), "\(words)") }
      }
      // After the end of the archive. A server that runs may record something of its own.
      try await trial.text("database", "stop")
      let later = try await trial.shell("sleep 1; date -u +%Y-%m-%dT%H:%M:%SZ")
      let time = later.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
      let outcome = try await trial.run(
        ["database", "restore", trial.backups, "--to", time] + copy)
      #expect(outcome.exitCode == 1)
      let sentence =
        /galley: nothing was recorded after \w{3} \d+ \w{3} (\d{4} )?\d\d:\d\d(:\d\d)? UTC, so it cannot/
      #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
    }
  }

  @Test func `an archive that fails is reported, overwrites nothing, and continues`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let off = try await trial.text("database", "archive", "off")
      #expect(off == "Nothing to do: the server does not archive\n")
      try await trial.text("database", "archive", "on", trial.archive)
      let outcome = try await trial.shell(
        """
        sql() { psql "host=$GALLEY_HOME/run user=galley_superuser dbname=galley" -Atqc "$1"; }
        archived() { test "$(sql 'SELECT last_archived_time > coalesce(last_failed_time, $$-infinity$$) FROM pg_stat_archiver')" = t; }
        failed() { test "$(sql 'SELECT last_failed_time > coalesce(last_archived_time, $$-infinity$$) FROM pg_stat_archiver')" = t; }
        sql 'SELECT pg_switch_wal()' >/dev/null; wait_until archived
        "$GALLEY" health; echo "health $?"
        mv "$ARCHIVE" "$ARCHIVE.away"
        "$GALLEY" note lamp 'While the archive is away.' >/dev/null
        sql 'SELECT pg_switch_wal()' >/dev/null; wait_until failed
        "$GALLEY" health 2>/dev/null | sed 's/ 0000.*//'; echo "health $("$GALLEY" health >/dev/null 2>&1; echo $?)"
        "$GALLEY" database archive status >/dev/null 2>&1; echo "status $?"
        mv "$ARCHIVE.away" "$ARCHIVE"; wait_until archived
        "$GALLEY" health; echo "health $?"
        "$GALLEY" note lamp 'Into a file that is taken.' >/dev/null
        next=$(sql 'SELECT pg_walfile_name(pg_current_wal_lsn())')
        echo other >"$ARCHIVE/$next"
        sql 'SELECT pg_switch_wal()' >/dev/null; wait_until failed
        cat "$ARCHIVE/$next"; rm "$ARCHIVE/$next"; wait_until archived
        "$GALLEY" database archive off
        """)
      #expect(
        outcome.stdout == """
          healthy
          health 0
          the write-ahead log is not archived:
          health 1
          status 1
          healthy
          health 0
          other
          The server no longer archives

          """, "\(outcome.stdout)\(outcome.stderr)")
      let foreign = trial.path("foreign")
      try FileManager.default.createDirectory(atPath: foreign, withIntermediateDirectories: false)
      try "1\n".write(toFile: "\(foreign)/galley-archive", atomically: true, encoding: .utf8)
      _ = try await trial.shell("chown -R --reference=\"$GALLEY_HOME\" \"$PARENT/foreign\"")
      let refused = try await trial.run(["database", "archive", "on", foreign])
      #expect(refused.exitCode == 64)
      #expect(refused.stderr.contains("is the archive of another server"))
      #expect(try await trial.object("database", "archive", "status")["folder"] is NSNull)
    }
  }
}
