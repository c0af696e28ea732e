import Foundation
import TestSupport
import Testing

/// A private server whose processes are all stopped, as on a machine that hangs.
@Suite(.ownServer) struct FrozenServerTests {
  /// Functions for scripts that stop and continue the server.
  private static let functions = """
    server() {
      server=$(head -1 "$GALLEY_HOME/data/postmaster.pid")
      # A stopped server does not collect children that end meanwhile, so that all can be signalled.
      [ $1 = CONT ] || kill -$1 $server
      kill -$1 $(cat /proc/$server/task/$server/children)
      [ $1 = STOP ] || kill -$1 $server
    }
    said() { [ "$(grep -c "$1" "$2")" = "$3" ]; }
    "$GALLEY" list >/dev/null 2>&1
    export GALLEY_DATABASE_URL="postgresql://galley_superuser@/galley?host=$GALLEY_HOME/run&connect_timeout=1"

    """

  @Test func `a command ends with a sentence when the server gives no answer`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          server STOP
          "$GALLEY" list; echo "code $?"
          server CONT
          "$GALLEY" list --slugs; echo "code $?"
          """, environment: environment)
      #expect(outcome.stdout == "code 69\ncode 0\n", "\(outcome.stderr)")
      #expect(
        outcome.stderr.contains(": no answer within 1 s\n")
          && outcome.stderr.hasPrefix("galley: cannot connect to postgresql://galley_superuser@"),
        "\(outcome.stderr)")
    }
  }

  @Test func `no command waits longer for the private server than the limit for an answer`()
    async throws
  {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          unset GALLEY_DATABASE_URL
          server STOP
          for command in list health 'show lamp'; do
            "$GALLEY" $command --timeout 1; echo "code $?"
          done
          server CONT
          """, environment: environment)
      #expect(outcome.stdout == "code 69\ncode 69\ncode 69\n", "\(outcome.stderr)")
      let home = environment["GALLEY_HOME"] ?? ""
      let line =
        "galley: the private PostgreSQL server in \(home) gave no answer within 1 s: try again, or see "
        + "\(home)/server.log\n"
      #expect(outcome.stderr == line + line + line)
    }
  }

  @Test func `a worker reports once that the server gives no answer, and once that it works again`()
    async throws
  {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.functions + """
          "$GALLEY" worker --timeout 1 2>log & worker=$!
          wait_until grep -q following log
          server STOP
          wait_until grep -q 'no answer within 1 s; trying again' log
          # It tries several times, and says nothing more.
          sleep 3
          server CONT
          wait_until grep -q 'available again' log
          kill -TERM $worker; wait $worker; echo "code $?"
          grep -c 'the database is available again' log
          grep -c 'error' log
          cat log >&2
          """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n")
      #expect(lines.first == "code 0" && lines.dropFirst().first == "1", "\(outcome.stderr)")
      // The three tasks of a worker each have a connection, and each reports its own trouble once.
      #expect(lines.last.flatMap { Int($0) }.map { (1...3).contains($0) } == true)
    }
  }
}
