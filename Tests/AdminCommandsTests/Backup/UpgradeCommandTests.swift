import EmbeddedPostgreSQL
import Foundation
import TestSupport
import Testing

/// `galley database upgrade`, from the system's PostgreSQL to 18.
@Suite(.timed, .timeLimit(.minutes(15))) struct UpgradeCommandTests {
  private static let password = "kelp-lantern-orbit-92"

  /// What `whoami` says to a person who signs in with a password over the socket.
  private static let signIn = """
    signIn() { GALLEY_DATABASE_URL="postgresql://$1:$2@/$3?host=$GALLEY_HOME/run" "$GALLEY" whoami; }
    ask() { psql --no-psqlrc -At -h "$GALLEY_HOME/run" -U galley_superuser -d "$1" -c "$2"; }

    """

  @Test
  func `two newsrooms move with people, passwords, seals and settings, and there is a way back`()
    async throws
  {
    let programs = try #require(try await BackupTrial.Version.eighteen.programs())
    try await BackupTrial.with { trial in
      let none = try await trial.run(["database", "upgrade", trial.backups])
      #expect(
        (none.exitCode, none.stderr) == (1, "galley: there is no newsroom in \(trial.home)\n"))
      try await trial.draft("lamp")
      try await trial.text("newsroom", "add", "sports")
      for words in [["anna", "admin"], ["carl", "editor"], ["emil", "editor"]] {
        try await trial.text("user", "add", words[0], "--role", words[1])
        try await trial.text("user", "password", words[0], stdin: Self.password + "\n")
      }
      try await trial.text(
        "--newsroom", "sports", "user", "add", "anna", "--role", "editor")
      try await trial.text("--as", "anna", "note", "lamp", "Call the keeper.")
      try await trial.text("log", "seal")
      try await trial.text("--newsroom", "sports", "draft", "-", stdin: Office.manuscript)
      try await trial.text("--newsroom", "sports", "log", "seal")
      try await trial.text("destination", "add", "mirror", "ninjs", "--directory", "mirror")
      try await trial.text("database", "archive", "on", trial.archive)
      let settings = try await trial.shell(
        Self.signIn + """
          ask galley "ALTER SYSTEM SET work_mem = '5MB'"
          ask galley "ALTER DATABASE galley SET statement_timeout = '17min'"
          ask galley "ALTER ROLE anna IN DATABASE galley SET lock_timeout = '18min'"
          """)
      #expect(settings.exitCode == 0, "\(settings.stderr)")
      for question in [["list"], ["search", "keeper"], ["--newsroom", "sports", "list"]] {
        #expect(try await trial.run(question).exitCode == 0)
      }
      let answers = try await trial.text("history", "lamp", "--format", "json")
      let idle = try await trial.text("database", "upgrade", trial.backups)
      #expect(idle.hasPrefix("Nothing to do: PostgreSQL "))
      let plan = try await trial.text(
        "database", "upgrade", trial.backups, "--programs", programs, "--dry-run")
      #expect(plan.hasPrefix("Would move \(trial.home) from PostgreSQL "))
      #expect(plan.contains("\n  galley, up to position "))
      #expect(!FileManager.default.fileExists(atPath: trial.backups))

      let upgraded = try await trial.object(
        "database", "upgrade", trial.backups, "--programs", programs)
      #expect(upgraded["to"] as? Int == 18)
      #expect(upgraded["archive"] as? String == trial.archive)
      let newsrooms = try #require(upgraded["newsrooms"] as? [[String: Any]])
      #expect(newsrooms.map { $0["name"] as? String } == ["galley", "sports"])
      #expect(newsrooms.map { $0["events"] as? Int } == [2, 1])
      #expect(newsrooms.map { $0["seals"] as? Int } == [1, 1])
      #expect(newsrooms.map { $0["rebuilt"] as? [String] } == [[], []])
      #expect(try await trial.listed() == [upgraded["backup"] as? String])
      let former = try #require(upgraded["former"] as? String)

      let newer = ["GALLEY_POSTGRES_BIN": programs]
      func answer(_ words: String..., stdin: String = "") async throws -> String {
        let outcome = try await trial.run(words, stdin: stdin, environment: newer)
        try #require(outcome.exitCode == 0, "\(words): \(outcome.stdout)\(outcome.stderr)")
        return outcome.stdout
      }
      #expect(try await answer("history", "lamp", "--format", "json") == answers)
      #expect(
        try await answer("database", "status", "--format", "json").contains(
          "\"serverVersion\" : 18"))
      _ = try await answer("--as", "anna", "note", "lamp", "On the newer server.")
      _ = try await answer("projection", "audit")
      _ = try await answer("projection", "verify", "board", "search")
      _ = try await answer("log", "verify")
      _ = try await answer("--newsroom", "sports", "log", "verify")
      #expect(try await answer("destination", "list", "--format", "json").contains("\"active\""))
      let older = try await trial.run(
        ["database", "upgrade", trial.backups, "--programs", "/usr/lib/postgresql/15/bin"],
        environment: newer)
      #expect(older.exitCode == 1)
      #expect(
        older.stderr
          == "galley: the data has PostgreSQL 18, and the programs have 15: name the folder "
          + "of the programs of a newer version\n")

      // The logins still work, and can still be changed.
      _ = try await answer("user", "disable", "carl", "--yes")
      _ = try await answer("user", "add", "dora", "--role", "editor")
      let signedIn = try await trial.shell(
        Self.signIn + """
          signIn anna \(Self.password) galley; signIn anna \(Self.password) sports
          signIn anna wrong-password galley; echo "wrong $?"
          signIn carl \(Self.password) galley; echo "disabled $?"
          echo 'sable-anchor-violin-51' | "$GALLEY" user password emil --quiet
          signIn emil sable-anchor-violin-51 galley
          ask galley 'SHOW work_mem' && ask galley 'SHOW statement_timeout'
          ask galley "SELECT setconfig FROM pg_db_role_setting WHERE setrole = 'anna'::regrole"
          ask galley "SELECT roleid::regrole, member::regrole, grantor::regrole, admin_option,
            inherit_option, set_option FROM pg_auth_members JOIN pg_roles r ON r.oid = roleid
            WHERE rolname IN ('galley_member_galley', 'anna', 'dora', 'emil') AND member <> 'root'::regrole
            ORDER BY roleid::regrole::text, member::regrole::text"
          """)
      let lines = signedIn.stdout.split(separator: "\n").map { String($0) }
      #expect(
        lines.filter { $0.hasPrefix("you  ") } == [
          "you       anna, admin", "you       anna, editor", "you       emil, editor",
        ])
      #expect(lines.contains("wrong 77"), "\(signedIn.stdout)\(signedIn.stderr)")
      #expect(lines.contains("disabled 77"), "\(signedIn.stdout)\(signedIn.stderr)")
      #expect(
        signedIn.stdout.hasSuffix(
          """
          5MB
          17min
          {lock_timeout=18min}
          anna|galley_owner|galley_superuser|t|f|f
          dora|galley_owner|galley_superuser|t|f|f
          emil|galley_owner|galley_superuser|t|f|f
          galley_member_galley|anna|galley_owner|f|t|t
          galley_member_galley|dora|galley_owner|f|t|t
          galley_member_galley|emil|galley_owner|f|t|t
          galley_member_galley|galley_desk|galley_superuser|f|t|t
          galley_member_galley|galley_owner|galley_superuser|t|t|t

          """), "\(signedIn.stdout)\(signedIn.stderr)")
      _ = try await answer("database", "backup", "create", trial.backups)
      _ = try await answer("database", "backup", "create", trial.backups, "--incremental")

      // The way back.
      _ = try await answer("database", "stop")
      _ = try await trial.shell(
        "mv \"$GALLEY_HOME/data\" \"$GALLEY_HOME/data.newer\"; mv '\(former)' \"$GALLEY_HOME/data\""
      )
      #expect(try await trial.text("history", "lamp", "--format", "json") == answers)
    }
  }

  @Test func `people and articles move from 16, which writes roles differently`() async throws {
    let programs = try #require(try await BackupTrial.Version.eighteen.programs())
    try await BackupTrial.with(.sixteen) { trial in
      try await trial.draft("lamp")
      for words in [["anna", "admin"], ["emil", "editor"]] {
        try await trial.text("user", "add", words[0], "--role", words[1])
        try await trial.text("user", "password", words[0], stdin: Self.password + "\n")
      }
      let upgraded = try await trial.object(
        "database", "upgrade", trial.backups, "--programs", programs)
      #expect(upgraded["from"] as? Int == 16)
      let outcome = try await trial.shell(
        Self.signIn + """
          export GALLEY_POSTGRES_BIN='\(programs)'
          "$GALLEY" list --slugs
          echo 'sable-anchor-violin-51' | "$GALLEY" --as anna user password emil --quiet
          signIn anna \(Self.password) galley; signIn emil sable-anchor-violin-51 galley
          """)
      let lines = outcome.stdout.split(separator: "\n").filter {
        $0 == "lamp" || $0.hasPrefix("you  ")
      }
      #expect(
        lines == ["lamp", "you       anna, admin", "you       emil, editor"],
        "\(outcome.stdout)\(outcome.stderr)")
    }
  }

  @Test(arguments: ["pg_dump", "pg_restore", "psql"])
  func `an upgrade that fails or is killed leaves the newsroom as it was`(program: String)
    async throws
  {
    let programs = try #require(try await BackupTrial.Version.eighteen.programs())
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let outcome = try await trial.shell(
        """
        real=$(dirname "$(readlink -f "/proc/$(head -1 "$GALLEY_HOME/data/postmaster.pid")/exe")")
        mkdir "$PARENT/old" "$PARENT/new"
        ln -s "$real"/* "$PARENT/old"; ln -s '\(programs)'/* "$PARENT/new"
        chmod 755 "$PARENT/old" "$PARENT/new"
        for folder in old new; do
          [ -e "$PARENT/$folder/\(program)" ] && rm "$PARENT/$folder/\(program)"
        done
        replace() {
          for folder in old new; do
            printf '#!/bin/sh\\n%s\\n' "$1" >"$PARENT/$folder/\(program)"
            chmod 755 "$PARENT/$folder/\(program)"
          done
        }
        upgrade() {
          GALLEY_POSTGRES_BIN="$PARENT/old" "$GALLEY" database upgrade "$BACKUPS" \\
            --programs "$PARENT/new" --quiet
        }
        replace 'echo "\(program): error: it is broken" >&2; exit 1'
        upgrade; echo "failed $?"
        ls "$GALLEY_HOME" | grep -c draft\\$
        "$GALLEY" list --slugs
        replace 'echo $$ >"$PGHOST/../stuck"; exec sleep 600'
        GALLEY_POSTGRES_BIN="$PARENT/old" "$GALLEY" database upgrade "$BACKUPS" \\
          --programs "$PARENT/new" --quiet & galley=$!
        wait_until test -s "$GALLEY_HOME/draft/stuck"
        upgrade; echo "second $?"
        kill -9 $galley; wait $galley; kill -9 $(cat "$GALLEY_HOME/draft/stuck")
        printf 'One metre.\\n' >pier.md; "$GALLEY" draft pier.md --headline Pier >/dev/null
        "$GALLEY" list --slugs | sort
        replace 'exec '"$real"'/\(program) "$@"'
        """)
      #expect(
        outcome.stdout.hasPrefix("failed 1\n0\nlamp\nsecond 75\n"),
        "\(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stdout.hasSuffix("\nlamp\npier\n"), "\(outcome.stdout)\(outcome.stderr)")
      #expect(
        outcome.stderr.ranges(of: "galley: the upgrade failed: it is broken\n").count == 1,
        "\(outcome.stderr)")
      // What the killed one left is not an obstacle.
      let upgraded = try await trial.object(
        "database", "upgrade", trial.backups, "--programs", programs)
      #expect(upgraded["done"] as? Bool == true)
    }
  }

  @Test(.mounting) func `an upgrade for which the disk becomes full leaves the newsroom as it was`()
    async throws
  {
    let programs = try #require(try await BackupTrial.Version.eighteen.programs())
    try await BackupTrial.with { trial in
      let disk = try SmallDisk(at: trial.home, megabytes: 1_000)
      defer {
        _ = try? EmbeddedServer(home: trial.home).stop(.immediate)
        disk.unmount()
      }
      try await trial.draft("lamp")
      let outcome = try await trial.shell(
        """
        mkdir "$PARENT/new"; ln -s '\(programs)'/* "$PARENT/new"; rm "$PARENT/new/pg_restore"
        {
          echo '#!/bin/sh'
          echo 'case $* in *--list*) ;; *) dd if=/dev/zero of="$PGHOST/../../filling" bs=4k 2>&- ;; esac'
          echo 'exec \(programs)/pg_restore "$@"'
        } >"$PARENT/new/pg_restore"
        chmod 755 "$PARENT/new" "$PARENT/new/pg_restore"
        "$GALLEY" database upgrade "$BACKUPS" --programs "$PARENT/new" --quiet; echo "full $?"
        ls "$GALLEY_HOME" | grep draft\\$; rm "$GALLEY_HOME/filling"
        printf 'One metre.\\n' >pier.md; "$GALLEY" draft pier.md --headline Pier >/dev/null
        "$GALLEY" list --slugs | sort
        """)
      #expect(outcome.stdout == "full 1\nlamp\npier\n", "\(outcome.stdout)\(outcome.stderr)")
      #expect(
        outcome.stderr.hasPrefix(
          "galley: the disk of \(trial.home) is full: free some space, or use another disk\n"),
        "\(outcome.stderr)")
      let upgraded = try await trial.object(
        "database", "upgrade", trial.backups, "--programs", programs)
      #expect(upgraded["done"] as? Bool == true)
    }
  }

  @Test func `an upgrade that cannot succeed is refused before anything is done`() async throws {
    let programs = try #require(try await BackupTrial.Version.eighteen.programs())
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let folder = try await trial.run(
        ["database", "upgrade", trial.backups, "--programs", trial.parent])
      #expect(folder.exitCode == 64)
      #expect(folder.stderr.hasPrefix("galley: \(trial.parent) does not contain initdb, "))
      let shared = try await trial.run(
        ["database", "upgrade", trial.backups, "--database", "postgresql://eva@db/news"])
      #expect(shared.stderr.hasPrefix("galley: this can only be done with the private server"))
      let unusable = try await trial.shell(
        Self.signIn + """
          ask galley "ALTER SYSTEM SET vacuum_defer_cleanup_age = 5"
          "$GALLEY" database upgrade "$BACKUPS" --programs '\(programs)' --quiet; echo "unusable $?"
          "$GALLEY" list --slugs
          """)
      #expect(
        unusable.stdout.hasSuffix("unusable 1\nlamp\n"), "\(unusable.stdout)\(unusable.stderr)")
      #expect(
        unusable.stderr.contains("unrecognized configuration parameter"), "\(unusable.stderr)")
    }
  }
}
