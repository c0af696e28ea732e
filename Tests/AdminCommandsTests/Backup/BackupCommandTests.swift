import Foundation
import Glibc
import TestSupport
import Testing

/// `galley database backup`.
@Suite(.timed, .timeLimit(.minutes(15))) struct BackupCommandTests {
  @Test(arguments: BackupTrial.Version.allCases)
  func `a backup is complete, closed to others, and has no key`(
    version: BackupTrial.Version
  ) async throws {
    try await BackupTrial.with(version) { trial in
      try await trial.draft("lamp")
      try await trial.text("log", "seal")
      let answer = try await trial.object("database", "backup", "create", trial.backups)
      let name = try #require(answer["name"] as? String)
      #expect(answer["kind"] as? String == "full")
      #expect(answer["parent"] is NSNull)
      #expect(answer["position"] as? Int == 1)
      #expect(answer["archive"] is NSNull)
      #expect(try await trial.listed() == [name])

      let key = try String(contentsOfFile: "\(trial.home)/seal.key", encoding: .utf8)
      let secret = try #require(key.split(separator: "\n").last).suffix(20)
      var modes: [String: mode_t] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: trial.backups) + [""] {
        var information = stat()
        #expect(lstat("\(trial.backups)/\(path)", &information) == 0)
        let isFolder = information.st_mode & S_IFMT == S_IFDIR
        let mode = information.st_mode & 0o7777
        if mode != (isFolder ? 0o700 : 0o600) { modes[path] = mode }
        #expect(!path.hasSuffix("seal.key"))
      }
      #expect(modes == [:])
      let found = try await trial.shell("grep -rlF -- '\(secret)' \"$BACKUPS\"")
      #expect((found.exitCode, found.stdout) == (1, ""), "no file contains the sealing key")
      #expect(
        try await trial.text("database", "backup", "verify", trial.backups).contains("intact"))
    }
  }

  @Test func `a changed byte and a missing file are found, and such a backup is not restored`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let (first, second) = (try await trial.backUp(), try await trial.backUp())
      let control = "\(trial.backups)/\(second)/data/global/pg_control"
      try trial.damage(control)
      try FileManager.default.removeItem(
        atPath: "\(trial.backups)/\(first)/data/PG_VERSION")
      let outcome = try await trial.run(
        ["database", "backup", "verify", trial.backups, "--format", "csv"])
      #expect(outcome.exitCode == 1)
      #expect(outcome.stdout.contains("checksum mismatch for file \"\"global/pg_control\"\""))
      #expect(
        outcome.stdout.contains("\"\"PG_VERSION\"\" is present in the manifest but not on disk"))
      #expect(outcome.stderr == "galley: damaged: \(first), \(second)\n")
      let restored = try await trial.run(
        ["database", "restore", trial.backups, "--into", trial.path("copy")])
      #expect(restored.exitCode == 1)
      #expect(
        restored.stderr.hasSuffix(
          "galley: the backup \(second) is damaged: checksum mismatch for file "
            + "\"global/pg_control\"; use another one\n"), "\(restored.stderr)")
      #expect(!FileManager.default.fileExists(atPath: trial.path("copy/data")))
    }
  }

  @Test func `incremental backups need those before, and prune keeps them`() async throws {
    try await BackupTrial.with(.eighteen) { trial in
      try await trial.draft("lamp")
      let old = try await trial.backUp()
      let full = try await trial.backUp()
      try await trial.draft("ferry")
      let first = try await trial.backUp("--incremental")
      try await trial.draft("pier")
      let second = try await trial.backUp("--incremental")
      try await trial.text("database", "backup", "verify", trial.backups, second)
      try await trial.text(
        "database", "restore", trial.backups, "--into", trial.path("copy"))
      #expect(try await trial.slugs(in: "copy") == ["lamp", "ferry", "pier"])

      let dry = try await trial.object(
        "database", "backup", "prune", trial.backups, "--keep", "1", "--dry-run")
      #expect(dry["removed"] as? [String] == [old])
      #expect(try await trial.listed() == [old, full, first, second])
      let refused = try await trial.run(
        ["database", "backup", "prune", trial.backups, "--keep", "1"])
      #expect(refused.exitCode == 64)
      #expect(try await trial.listed().count == 4)
      try await trial.text("database", "backup", "prune", trial.backups, "--keep", "1", "--yes")
      #expect(try await trial.listed() == [full, first, second])
      let again = try await trial.text(
        "database", "backup", "prune", trial.backups, "--keep", "1", "--yes")
      #expect(again == "Nothing to do: 3 backups, and none to remove\n")
    }
  }

  @Test func `prune removes nothing if a backup that it would keep is damaged`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let (first, second) = (try await trial.backUp(), try await trial.backUp())
      let last = try await trial.backUp()
      try trial.damage("\(trial.backups)/\(last)/data/global/pg_control")
      let prune = ["database", "backup", "prune", trial.backups, "--keep", "1"]
      for option in ["--yes", "--dry-run"] {
        let refused = try await trial.run(prune + [option])
        #expect(refused.exitCode == 1)
        #expect(
          refused.stderr.hasSuffix(
            "galley: nothing was removed, because the backup \(last), which would be kept, is damaged "
              + "(checksum mismatch for file \"global/pg_control\"): remove \(trial.backups)/\(last) by "
              + "hand first\n"), "\(refused.stderr)")
      }
      #expect(try await trial.listed() == [first, second, last])
      _ = try await trial.shell("rm -r \"$BACKUPS\"/\(last)")
      let done = try await trial.run(prune + ["--yes"])
      #expect(done.exitCode == 0, "\(done.stderr)")
      #expect(try await trial.listed() == [second])
    }
  }

  @Test func `a backup that was killed does not count, and the next one removes it`() async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      // The slowest copy that there is, so that it is killed in the middle.
      let outcome = try await trial.shell(
        """
        real=$(dirname "$(readlink -f "/proc/$(head -1 "$GALLEY_HOME/data/postmaster.pid")/exe")")
        mkdir "$PARENT/slow" && ln -s "$real"/* "$PARENT/slow" && rm "$PARENT/slow/pg_basebackup"
        chmod 755 "$PARENT/slow"
        printf '#!/bin/sh\\necho $$ >"%s/home/run/copying"; exec "%s/pg_basebackup" --max-rate=32 "$@"\\n' \
          "$PARENT" "$real" >"$PARENT/slow/pg_basebackup"
        chmod 755 "$PARENT/slow/pg_basebackup"
        GALLEY_POSTGRES_BIN="$PARENT/slow" "$GALLEY" database backup create "$BACKUPS" & galley=$!
        wait_until test -s "$GALLEY_HOME/run/copying"
        wait_until sh -c 'ls "$BACKUPS"/.draft-*/data/PG_VERSION'
        "$GALLEY" database backup create "$BACKUPS"; echo "busy $?"
        kill -9 $galley; wait $galley
        "$GALLEY" database backup list "$BACKUPS" --format json
        "$GALLEY" database backup create "$BACKUPS" --quiet; echo "made $?"
        ls -A "$BACKUPS" | grep -c draft
        for process in /proc/[0-9]*; do readlink "$process/cwd"; done | grep -c "$BACKUPS"
        """)
      #expect(
        outcome.stdout.contains("busy 75\n[\n\n]\nmade 0\n"), "\(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stdout.hasSuffix("\n0\n0\n"), "\(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stderr.contains("another process writes or removes backups in"))
      #expect(try await trial.listed().count == 1)
    }
  }

  @Test func `what cannot be backed up is refused in one line, and nothing is left`() async throws {
    try await BackupTrial.with { trial in
      let none = try await trial.run(["database", "backup", "create", trial.backups])
      #expect(none.exitCode == 1)
      #expect(none.stderr == "galley: there is no newsroom in \(trial.home) to back up\n")
      try await trial.draft("lamp")
      try FileManager.default.createDirectory(
        atPath: trial.path("other"), withIntermediateDirectories: false)
      try "mine".write(toFile: trial.path("other/letter"), atomically: true, encoding: .utf8)
      for (words, code, text) in [
        (["create", trial.path("other")], 64, "contains files that are not galley's"),
        (["create", "\(trial.home)/data/backups"], 64, "is inside the data directory"),
        (["create", trial.backups, "--incremental"], 1, "has no backup of this server to base"),
        (
          ["list", trial.path("nowhere")], 1, "there is no \(trial.path("nowhere")): check the path"
        ),
        (["verify", trial.backups, "x"], 1, "there is no backup x in"),
        (["prune", trial.backups, "--keep", "0"], 64, "--keep"),
      ] as [([String], Int, String)] {
        let outcome = try await trial.run(["database", "backup"] + words)
        #expect(outcome.exitCode == code, "\(words): \(outcome.stderr)")
        #expect(outcome.stderr.contains(text), "\(words): \(outcome.stderr)")
        #expect(outcome.stderr.hasPrefix("galley: ") && outcome.stderr.count { $0 == "\n" } == 1)
      }
      _ = try await trial.backUp()
      let incremental = try await trial.run(
        ["database", "backup", "create", trial.backups, "--incremental"])
      if incremental.exitCode != 0 {
        #expect(incremental.stderr.contains("makes no incremental backups, but 17 and newer do"))
        #expect(incremental.exitCode == 1)
        #expect(try await trial.listed().count == 1)
      }
      let shared = try await trial.run(
        ["database", "backup", "list", trial.backups],
        environment: ["GALLEY_DATABASE_URL": "postgresql://eva@/news?host=/nowhere"])
      #expect(shared.exitCode == 1)
      #expect(shared.stderr.hasPrefix("galley: this can only be done with the private server"))
    }
  }

  @Test func `only the superuser may copy the cluster`() async throws {
    try await BackupTrial.with { trial in
      try await trial.text(
        "user", "add", "eva", "--role", "editor", "--password", stdin: "a-lamp-in-the-harbour\n")
      let outcome = try await trial.shell(
        """
        url="host=$GALLEY_HOME/run user=eva password=a-lamp-in-the-harbour"
        psql "$url dbname=galley" -Atc 'SELECT session_user'
        psql "$url replication=true" -c 'IDENTIFY_SYSTEM' 2>&1
        psql "$url dbname=galley replication=database" -c 'IDENTIFY_SYSTEM' 2>&1
        """)
      let lines = outcome.stdout.split(separator: "\n")
      #expect(lines.first == "eva", "\(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stdout.contains("no pg_hba.conf entry for replication connection"))
      #expect(
        outcome.stdout.contains("must be superuser or replication role to start walsender")
          || outcome.stdout.contains("permission denied to start WAL sender"))
    }
  }
}
