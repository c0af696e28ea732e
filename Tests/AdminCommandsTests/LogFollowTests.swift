import Foundation
import TestSupport
import Testing

/// `galley log follow`, which passes the log on to other programs.
@Suite(.database) struct LogFollowTests {
  private let office = Office()

  private func shell(_ script: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      """
      galley() { "$GALLEY" --as anna "$@"; }
      all() { "$GALLEY" --as anna log tail --after 0 -n 10000 --format ndjson; }
      sql() { psql -XAtq "$GALLEY_DATABASE_URL" -c "$1"; }
      replace() {
        sql "ALTER TABLE galley.events DISABLE TRIGGER ALL;
          UPDATE galley.events SET event_id = gen_random_uuid() WHERE position = $1"
      }

      """ + script, environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  @Test func `the events are lines in order, and the next run continues after them`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      galley log follow --once --checkpoint here >>out; all >want; cmp out want && echo same
      galley log follow --once --checkpoint here >>out; cmp out want && echo nothing twice
      "$GALLEY" --as eva --quiet note harbour-lamp 'One more.'
      galley log follow --once --checkpoint here >>out; all >want; cmp out want && echo continued
      galley log follow --once --from 3 | wc -l
      """)
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    let lines = outcome.stdout.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(lines == ["same", "nothing twice", "continued", "3"], "\(outcome.stdout)")
  }

  @Test(.timeLimit(.minutes(15)))
  func `a file has each event once, however often the follower is killed`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      for i in $(seq 1 40); do "$GALLEY" --as eva --quiet note harbour-lamp "Note $i."; done &
      writer=$!
      kills=0
      while kill -0 $writer 2>/dev/null; do
        galley() { exec "$GALLEY" --as anna "$@"; }
        (galley log follow --checkpoint here >>out) & follower=$!
        python3 -c 'import random, time; time.sleep(random.random() * 0.6)'
        kill -KILL $follower; wait $follower 2>/dev/null; kills=$((kills + 1))
      done
      wait $writer
      galley() { "$GALLEY" --as anna "$@"; }
      galley log follow --once --checkpoint here >>out
      all >want; cmp out want && echo same; wc -l <out; test $kills -gt 3 && echo killed
      """)
    let lines = outcome.stdout.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(lines == ["same", "44", "killed"], "\(outcome.stdout)\(outcome.stderr)")
  }

  @Test func `a log with another history than the one that was passed on is refused`() async throws
  {
    try await office.publish()
    let outcome = try await shell(
      """
      galley log follow --once --checkpoint here >/dev/null
      python3 - <<'END'
      import json
      point = json.load(open('here')); point['last']['id'] = '01a20ab3-c9d0-7168-8fcd-cd6b44400972'
      json.dump(point, open('other', 'w'))
      point['last']['position'] = 99; json.dump(point, open('ahead', 'w'))
      open('bad', 'w').write('nothing')
      END
      for file in other ahead bad .; do galley log follow --once --checkpoint $file 2>&1; echo $?; done
      galley log follow --format csv 2>&1; echo $?
      galley log follow --once --from 0 2>&1; echo $?
      """)
    let lines = outcome.stdout.split(separator: "\n").map(String.init)
    #expect(lines.count == 12, "\(outcome.stdout)")
    #expect(lines[0].contains("the log has another event at position 4, the last that"))
    #expect(lines[2].contains("the log has no event at position 99, the last that"))
    #expect(lines[4].contains("bad is not a checkpoint of the log"))
    for index in [1, 3, 5, 7, 9, 11] { #expect(lines[index] != "0", "\(lines[index - 1])") }
  }

  @Test func `a running follower notices that the history behind it was replaced`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      lines() { test "$(wc -l <out)" = $1; }
      follow() { timeout 100 "$GALLEY" --as anna log follow "$@" >>out 2>err; echo "code $?" >>ended; }
      check() { wait_until test -s ended; cat ended err; rm ended err out; }
      follow & wait_until lines 4; replace 4; check
      follow --checkpoint here & wait_until lines 4; replace 4; check
      follow --once --checkpoint here; check
      """)
    let sentence =
      "code 75\ngalley: the log has another event at position 4, the last that was passed on: its "
      + "history was lost or replaced; 'galley log verify' shows more\n"
    #expect(outcome.stdout == String(repeating: sentence, count: 3), "\(outcome)")
  }

  @Test func `a follower that begins later notices that the history before was replaced`()
    async throws
  {
    try await office.publish()
    let outcome = try await shell(
      """
      follow() { timeout 100 "$GALLEY" --as anna log follow "$@" >>out 2>err; echo "code $?" >>ended; }
      reads() {
        sql "SELECT 'it ' || 'reads' FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND query LIKE '%event_id FROM galley.events WHERE position =%'" | grep -q 'it reads'
      }
      follow --from 5 & wait_until reads; replace 4
      wait_until test -s ended; cat ended err out
      """)
    #expect(
      outcome.stdout.hasPrefix("code 75\ngalley: the log has another event at position 4, "),
      "\(outcome)")
    #expect(!outcome.stdout.contains("{"))
  }

  @Test func `events below a gap that history no longer has are passed on`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      sql "SELECT setval('galley.positions', 9)" >positions
      galley log follow --once --checkpoint here >>out
      sql "SELECT setval('galley.positions', 6)" >positions
      "$GALLEY" --as eva --quiet note harbour-lamp 'At a position that a failover gives again.'
      galley log follow --once --checkpoint here >>out
      all >want; cmp out want && wc -l <out
      """)
    #expect(outcome.stdout == "5\n", "\(outcome)")
  }

  @Test func `an event that cannot be read is not reported as lost`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      galley log follow --once --checkpoint here >>out
      sql "CREATE FUNCTION cut(at bigint) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER
          AS 'SELECT at <> 4 OR pg_terminate_backend(pg_backend_pid())';
        ALTER TABLE galley.events ENABLE ROW LEVEL SECURITY;
        CREATE POLICY cut ON galley.events FOR SELECT USING (cut(position))"
      galley log follow --once --checkpoint here 2>err >>out; echo "code $?"
      grep -c 'history was lost' err
      (exec "$GALLEY" --as anna log follow --checkpoint here >>out 2>err) & follower=$!
      wait_until grep -q 'waiting for the database' err
      sql "DROP POLICY cut ON galley.events; ALTER TABLE galley.events DISABLE ROW LEVEL SECURITY"
      wait_until grep -q 'the database answers again' err
      kill -TERM $follower; wait $follower; echo "code $?"
      """)
    #expect(outcome.stdout == "code 69\n0\ncode 0\n", "\(outcome)")
  }

  /// The limit on the size of files ends the follower within the first lines.
  @Test func `a file has each event once if the follower is killed before the first checkpoint`()
    async throws
  {
    try await office.publish()
    let outcome = try await shell(
      """
      killed() { (ulimit -c 0; ulimit -f 1; exec "$GALLEY" --as anna log follow "$@"); }
      echo 'a line of its own' >out
      killed --once --checkpoint here >>out; test -s here && wc -c <out
      galley log follow --once --checkpoint here >>out
      { echo 'a line of its own'; all; } >want; cmp out want && echo same

      mv out former
      for i in 1 2 3; do "$GALLEY" --as eva --quiet note harbour-lamp "Note $i."; done
      killed --once --checkpoint here >>out; wc -c <out
      galley log follow --once --checkpoint here >>out
      all | tail -n 3 >want; cmp out want && echo same
      """)
    let lines = outcome.stdout.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(lines == ["512", "same", "512", "same"], "\(outcome)")
  }

  @Test func `no event is written as long as no checkpoint can be`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      galley log follow --once --checkpoint missing/here >>out; echo "code $?"; cat out
      """)
    #expect(outcome.stdout == "code 1\n", "\(outcome)")
    #expect(outcome.stderr.contains("cannot write the checkpoint to missing/here"))
  }

  @Test func `a follower waits for new events, and ends at SIGTERM`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      (exec "$GALLEY" --as anna log follow >out) & follower=$!
      lines() { test "$(wc -l <out)" = $1; }
      wait_until lines 4
      "$GALLEY" --as eva --quiet note harbour-lamp 'One more.'
      wait_until lines 5
      kill -TERM $follower; wait $follower; echo "code $?"
      """)
    #expect(outcome.stdout == "code 0\n", "\(outcome.stdout)\(outcome.stderr)")
  }
}
