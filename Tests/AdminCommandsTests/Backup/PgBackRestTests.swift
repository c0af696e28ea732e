import Foundation
import TestSupport
import Testing

/// The configuration for pgBackRest in the documentation, run by pgBackRest.
@Suite(.timed, .timeLimit(.minutes(15))) struct PgBackRestTests {
  /// The block of code in the page that contains a text.
  private func example(_ text: String) throws -> String {
    let page = URL(filePath: #filePath)
      .appending(path: "../../../../Sources/galley/galley.docc/Backups.md").standardized
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
    let block = try #require(blocks.first { $0.contains(text) && $0.contains("\n") })
    return String(block.drop { !$0.isNewline }.dropFirst())
  }

  @Test func `pgBackRest backs up and restores a newsroom as the page says`() async throws {
    let configuration = try example("repo1-path=")
    let (settings, commands) = (try example("archive-push"), try example("stanza-create"))
    try await BackupTrial.with { trial in
      try await trial.draft("lamp")
      let local = configuration.replacing("/var/lib/pgbackrest", with: trial.path("repository"))
        .replacing("/var/lib/postgresql/15/main", with: "\(trial.home)/data")
        .replacing(
          "start-fast=y\n",
          with: "start-fast=y\nlock-path=\(trial.path("locks"))\nlog-path=\(trial.path("logs"))\n")
      try """
      \(local)pg1-socket-path=\(trial.home)/run
      pg1-user=galley_superuser
      """.write(toFile: trial.path("pgbackrest.conf"), atomically: true, encoding: .utf8)
      let file = "--config=\(trial.path("pgbackrest.conf"))"
      let outcome = try await trial.shell(
        """
        set -e
        psql() { command psql "host=$GALLEY_HOME/run user=galley_superuser dbname=galley" "$@"; }
        owner=$(stat -c %u "$GALLEY_HOME"); mkdir "$PARENT/repository" "$PARENT/logs" "$PARENT/locks"
        chown "$owner" "$PARENT/repository" "$PARENT/logs" "$PARENT/locks"
        as_owner() {
          if test "$(id -u)" = "$owner"; then "$@"; else
            setpriv --reuid="$owner" --regid="$(stat -c %g "$GALLEY_HOME")" --init-groups "$@"; fi
        }
        pgbackrest() {
          as_owner /usr/bin/pgbackrest \(file) "$@"
        }
        psql -qc 'SELECT 1' >/dev/null
        psql -q <<'SQL'
        \(settings.replacing("pgbackrest ", with: "pgbackrest \(file) "))
        SQL
        "$GALLEY" database stop >/dev/null; "$GALLEY" database start >/dev/null
        \(commands)
        "$GALLEY" note lamp 'After the backup.' >/dev/null
        "$GALLEY" database stop >/dev/null
        rm -rf "$GALLEY_HOME/data"/*
        pgbackrest --stanza=newsroom restore
        "$GALLEY" database start
        wait_until "$GALLEY" note lamp 'After the restore.'
        "$GALLEY" history lamp --format json | grep -c 'After the'
        "$GALLEY" projection audit >/dev/null; "$GALLEY" log verify >/dev/null; echo verified
        """)
      #expect(outcome.exitCode == 0, "\(outcome.stdout)\(outcome.stderr)")
      #expect(outcome.stdout.hasSuffix("\n2\nverified\n"), "\(outcome.stdout)\(outcome.stderr)")
    }
  }
}
