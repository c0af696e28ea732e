import Foundation
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// `galley database restore` that is ended before it is done.
@Suite(.timed, .timeLimit(.minutes(15))) struct InterruptedRestoreTests {
  /// Restores with a `pg_ctl` that starts the server and does not end. Prints whether the server and
  /// the draft are there after the end.
  private static let script = """
    real=$(dirname "$(readlink -f "/proc/$(head -1 "$GALLEY_HOME/data/postmaster.pid")/exe")")
    mkdir "$PARENT/stuck" && ln -s "$real"/* "$PARENT/stuck" && rm "$PARENT/stuck/pg_ctl"
    mkdir -m 777 "$PARENT/signs"
    cat >"$PARENT/stuck/pg_ctl" <<EOF
    #!/bin/sh
    '$real/pg_ctl' "\\$@"
    echo \\$\\$ >'$PARENT/signs/starting'
    exec sleep 600
    EOF
    chmod 755 "$PARENT/stuck" "$PARENT/stuck/pg_ctl"
    GALLEY_POSTGRES_BIN="$PARENT/stuck" "$GALLEY" database restore "$BACKUPS" --into "$PARENT/copy" --quiet & galley=$!
    wait_until test -s "$PARENT/signs/starting"
    server=$(head -1 "$PARENT/copy/draft/data/postmaster.pid")
    look() {
      test -e "/proc/$server/exe" && echo "$1: it runs" || echo "$1: no server"
      test -e "$PARENT/copy/draft" && echo "$1: a draft" || echo "$1: no draft"
    }
    look before

    """

  @Test(arguments: ["TERM", "INT"])
  func `a signal that ends a restore ends the server of its draft`(signal: String) async throws {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      _ = try await trial.backUp()
      let outcome = try await trial.shell(
        Self.script + """
          kill -\(signal) $galley; wait $galley; echo "ended $?"
          look after
          kill -9 $(cat "$PARENT/signs/starting")
          """)
      #expect(
        outcome.stdout == """
          before: it runs
          before: a draft
          ended 130
          after: no server
          after: no draft

          """, "\(outcome.stderr)")
    }
  }

  @Test func `what a killed restore left is stopped and removed with the server of the home`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      _ = try await trial.backUp()
      let outcome = try await trial.shell(
        Self.script + """
          GALLEY_HOME="$PARENT/copy" "$GALLEY" database stop --quiet >/dev/null; look running
          kill -9 $galley; wait $galley
          look killed
          GALLEY_HOME="$PARENT/copy" "$GALLEY" database stop >/dev/null; look stopped
          kill -9 $(cat "$PARENT/signs/starting")
          """)
      #expect(
        outcome.stdout == """
          before: it runs
          before: a draft
          running: it runs
          running: a draft
          killed: it runs
          killed: a draft
          stopped: no server
          stopped: no draft

          """, "\(outcome.stderr)")
      #expect(
        outcome.stderr.contains(
          "removed \(trial.path("copy"))/draft, which a killed restore or upgrade left\n"),
        "\(outcome.stderr)")
    }
  }

  @Test func `a restore that was killed leaves no newsroom, and another one succeeds`() async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      _ = try await trial.backUp()
      let outcome = try await trial.shell(
        """
        real=$(dirname "$(readlink -f "/proc/$(head -1 "$GALLEY_HOME/data/postmaster.pid")/exe")")
        mkdir "$PARENT/stuck" && ln -s "$real"/* "$PARENT/stuck" && rm "$PARENT/stuck/pg_ctl"
        chmod 755 "$PARENT/stuck"
        printf '#!/bin/sh\\necho $$ >"$PGDATA/starting"; exec sleep 600\\n' >"$PARENT/stuck/pg_ctl"
        chmod 755 "$PARENT/stuck/pg_ctl"
        GALLEY_POSTGRES_BIN="$PARENT/stuck" "$GALLEY" database restore "$BACKUPS" --into "$PARENT/copy" & galley=$!
        wait_until test -s "$PARENT/copy/draft/data/starting"
        GALLEY_HOME="$PARENT/copy" "$GALLEY" database status --format csv | tail -1 | cut -c 1-200
        "$GALLEY" database restore "$BACKUPS" --into "$PARENT/copy"; echo "locked $?"
        kill -9 $galley; wait $galley
        kill -9 $(cat "$PARENT/copy/draft/data/starting")
        test -e "$PARENT/copy/data" || echo 'no data'
        "$GALLEY" database restore "$BACKUPS" --into "$PARENT/copy" --quiet; echo "restored $?"
        ls "$PARENT/copy"
        """)
      #expect(outcome.stdout.contains("locked 75\nno data\nrestored 0\n"), "\(outcome)")
      #expect(outcome.stdout.hasSuffix("\ndata\ndraft.lock\nlock\n"), "\(outcome.stdout)")
      #expect(outcome.stderr.contains("another process restores or upgrades in"))
      #expect(try await trial.slugs(in: "copy") == ["lamp"])
    }
  }

  @Test func `whenever a restore is killed, the next command knows which data was replaced`()
    async throws
  {
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      _ = try await trial.backUp()
      try await trial.draft("pier")
      try await trial.text("database", "stop")
      let user = try ServerUser.owning(home: trial.home)
      let replacement = DataReplacement(home: Home(trial.home))
      /// Restores to another home, and begins to replace the data of the home by the result.
      func begin() async throws {
        try await trial.text("database", "restore", trial.backups, "--into", trial.path("copy"))
        let new = "\(trial.home)/draft-data"
        try FileManager.default.moveItem(atPath: trial.path("copy/data"), toPath: new)
        try user.touching { try replacement.prepare(new, keeping: "data.former-1") }
      }
      func list() async throws -> (slugs: Set<Substring>, remark: String) {
        let outcome = try await trial.run(["list", "--slugs"])
        return (
          Set(outcome.stdout.split(separator: "\n")),
          outcome.stderr.split(separator: "\n").filter { $0.contains("killed") }
            .joined(separator: "\n")
        )
      }
      let names = { Set(try FileManager.default.contentsOfDirectory(atPath: trial.home)) }

      try await begin()
      let before = try await list()
      #expect(before.slugs == ["lamp", "pier"])
      #expect(
        before.remark
          == "removed \(trial.home)/data.next, which a killed restore or upgrade left")
      #expect(try names().filter { $0.hasPrefix("data") } == ["data"])

      try await trial.text("database", "stop")
      try await begin()
      try user.touching { try replacement.exchange() }
      let after = try await list()
      #expect(after.slugs == ["lamp"])
      #expect(
        after.remark
          == "a restore or upgrade was killed after it had replaced the data of \(trial.home); "
          + "the former data is in \(trial.home)/data.former-1")
      let left = try names().filter { $0.hasPrefix("data") }
      #expect(left == ["data", "data.former-1"])
      #expect(try await list().remark == "")

      // The former data is what it says.
      try await trial.text("database", "stop")
      let back = try await trial.shell(
        "cd \"$GALLEY_HOME\" && mv data data.restored && mv data.former-1 data")
      #expect(back.exitCode == 0, "\(back.stderr)")
      #expect(try await trial.slugs(in: "home") == ["lamp", "pier"])
    }
  }
}
