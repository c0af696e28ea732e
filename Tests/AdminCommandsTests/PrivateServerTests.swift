import Foundation
import TestSupport
import Testing

/// The private server through the commands, in a test's own home.
@Suite(.timed) struct PrivateServerTests {
  @Test func `eight concurrent first uses make one newsroom, which stops and starts`() async throws
  {
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      let before = try await galley.run(["database", "status"], environment: environment)
      #expect(before.stdout.contains("not made yet"))
      let outcomes = try await withThrowingTaskGroup(of: GalleyBinary.Outcome.self) { group in
        for _ in 0..<8 {
          group.addTask { try await galley.run(["list"], environment: environment) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for outcome in outcomes { #expect(outcome.exitCode == 0, "\(outcome.stderr)") }
      let running = try await galley.run(["database", "status"], environment: environment)
      #expect(running.stdout.contains("running (pid "))
      #expect(running.stdout.contains("up to date"))

      let stopped = try await galley.run(["database", "stop"], environment: environment)
      #expect(stopped.stdout.hasPrefix("Stopped the server in "))
      let again = try await galley.run(["database", "stop"], environment: environment)
      #expect(again.stdout.hasPrefix("Nothing to do: "))
      let status = try await galley.run(
        ["database", "status", "--format", "json"], environment: environment)
      #expect(status.stdout.contains("\"state\" : \"stopped\""))
      #expect(status.stdout.contains("\"pid\" : null"))
      let started = try await galley.run(["database", "start"], environment: environment)
      #expect(started.stdout.hasPrefix("Started the server in "))
    }
  }

  @Test func `a PostgreSQL that is not tested is used only if somebody asks for it`() async throws {
    try await PrivateHome.with { environment in
      // The installed PostgreSQL, which says that it is a later one.
      let outcome = try await GalleyBinary().shell(
        """
        mkdir later && ln -s "$(pg_config --bindir)"/* later && rm later/postgres
        printf '#!/bin/sh\\necho "postgres (PostgreSQL) 19.0"\\n' >later/postgres
        chmod 755 later/postgres
        export GALLEY_POSTGRES_BIN="$PWD/later"
        "$GALLEY" list; echo "exit code $?"
        "$GALLEY" database status | grep state
        unset GALLEY_POSTGRES_BIN
        PATH="$PWD/later:$PATH" "$GALLEY" list --slugs; echo "exit code $?"
        "$GALLEY" database status | grep PostgreSQL
        """, environment: environment)
      #expect(
        outcome.stderr.hasPrefix(
          "galley: PostgreSQL 19 is not tested with this program, but 15 to 18 are: use one of these, "
            + "or set GALLEY_POSTGRES_UNTESTED=19 to try it\n"), "\(outcome.stderr)")
      let lines = outcome.stdout.split(separator: "\n")
      #expect(lines.first == "exit code 69")
      #expect(lines.contains { $0.hasPrefix("state") && $0.hasSuffix("not made yet") })
      #expect(lines.contains("exit code 0"))
      #expect(lines.last?.contains("19") == false)
    }
  }

  @Test func `settings for other servers do not affect the private one`() async throws {
    try await PrivateHome.with { environment in
      let others = [
        "PGSERVICE": "nowhere", "PGSERVICEFILE": "/nowhere", "PGTARGETSESSIONATTRS": "standby",
        "PGOPTIONS": "-c default_transaction_read_only=on", "PGHOST": "db.example.org",
        "PGPORT": "6543", "PGUSER": "nobody", "PGDATABASE": "other", "PGREQUIREPEER": "nobody",
        "PGSSLMODE": "verify-full", "PGCONNECT_TIMEOUT": "0", "PGDATA": "/nowhere",
        "PGTZ": "nowhere",
      ]
      let outcome = try await GalleyBinary().shell(
        """
        printf 'One metre.\\n' >wall.md
        "$GALLEY" draft wall.md --headline Wall && "$GALLEY" list --slugs
        """, environment: environment.merging(others) { $1 })
      #expect(outcome.exitCode == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.hasSuffix("\nwall\n"), "\(outcome.stdout)")
    }
  }

  @Test func `the quickstart succeeds, and leaves nothing behind`() async throws {
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      let outcome = try await galley.run(["quickstart"], environment: environment)
      #expect(outcome.exitCode == 0, "\(outcome.stdout.suffix(600))\(outcome.stderr)")
      #expect(
        outcome.stdout.contains("somebody who did not work on it must approve it\n[exit code 2]"))
      #expect(outcome.stdout.contains("[exit code 77]"))
      #expect(outcome.stdout.contains("They are the same."))
      let people = try await galley.run(["user", "list"], environment: environment)
      #expect(!people.stdout.contains("quickstart"))
      let again = try await galley.run(["quickstart", "--brief"], environment: environment)
      #expect(again.exitCode == 0)
      let (lines, all) = (again.stdout.count(of: "\n"), outcome.stdout.count(of: "\n"))
      #expect(lines < 110 && all > 2 * lines, "\(lines) and \(all) lines")
      // At a terminal, it waits between the parts.
      let stopped = try await galley.terminal(
        "\"$GALLEY\" quickstart",
        typing: """
          wait_until grep -aq 'Press Return' screen; printf '\\n'
          wait_until eval '[ "$(grep -ac "Press Return" screen)" = 2 ]'; printf 'q\\n'
          """, environment: environment)
      #expect(stopped.exitCode == 0, "\(stopped.stdout)")
      #expect(stopped.stdout.contains("The tour was stopped."))
      #expect(stopped.stdout.count(of: "Press Return") == 2)
    }
  }

  @Test func `a command waits for a server that recovers, and says so once`() async throws {
    try await PrivateHome.with { environment in
      // The server waits for a stopped process before it recovers from the end of another one.
      let outcome = try await GalleyBinary().shell(
        """
        child() {
          for pid in $(cat /proc/$server/task/$server/children); do
            if grep -q "$1" /proc/$pid/cmdline; then echo $pid; fi
          done
        }
        refused() { ! "$GALLEY" list --database "$URL" >out 2>&1; }
        "$GALLEY" list >/dev/null 2>&1
        server=$(head -1 "$GALLEY_HOME/data/postmaster.pid")
        URL="postgresql://galley_superuser@/galley?host=$GALLEY_HOME/run&connect_timeout=1"
        checkpointer=$(child checkpointer)
        kill -STOP $checkpointer
        kill -KILL $(child 'background writer')
        wait_until refused
        echo "code $?"; cat out
        "$GALLEY" list --slugs >said 2>&1 & waiting=$!
        wait_until grep -q waiting said
        kill -CONT $checkpointer
        wait $waiting
        echo "code $?"; cat said
        """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n").map { String($0) }
      #expect(
        lines.contains { $0.contains("galley: cannot connect to postgresql://galley_superuser@") },
        "\(outcome.stdout)\(outcome.stderr)")
      #expect(
        lines.suffix(2) == [
          "code 0", "waiting for the server, which starts, stops or recovers from a crash",
        ])
    }
  }

  @Test func `an import whose server goes away says how much was imported, and can be continued`()
    async throws
  {
    let lines = (1...1100).map {
      #"{"slug":"lamp-\#($0)","headline":"Lamp \#($0)","body":"It is lit.","createdAt":"2014-03-02"}"#
    }
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        """
        cat >archive.jsonl; mkfifo pipe
        "$GALLEY" list >/dev/null 2>&1
        "$GALLEY" import --from-jsonl - <pipe >out 2>said & job=$!
        exec 3>pipe; head -n 700 archive.jsonl >&3
        shows() { "$GALLEY" show lamp-500 >shown 2>&1; }
        wait_until shows
        "$GALLEY" database stop --quiet
        tail -n +701 archive.jsonl >&3; exec 3>&-
        wait $job; echo "code $?"
        "$GALLEY" import --from-jsonl archive.jsonl 2>/dev/null
        cat said >&2
        """, stdin: Data(lines.map { $0 + "\n" }.joined().utf8), environment: environment)
      #expect(
        outcome.stdout == "code 69\nImported 600 articles, 500 imported before\n",
        "\(outcome.stderr)")
      #expect(
        outcome.stderr.hasSuffix(
          "imported 500 articles before that; repeat the command to continue\n"),
        "\(outcome.stderr)")
    }
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
