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
    #expect(lines[0].contains("the log has another event at position 4 of the checkpoint"))
    #expect(lines[2].contains("the log has no event at position 99 of the checkpoint"))
    #expect(lines[4].contains("bad is not a checkpoint of the log"))
    for index in [1, 3, 5, 7, 9, 11] { #expect(lines[index] != "0", "\(lines[index - 1])") }
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
