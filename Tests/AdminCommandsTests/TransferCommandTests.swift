import Foundation
import TestSupport
import Testing

/// Exports a newsroom, and imports it into another database.
@Suite(.database) struct TransferCommandTests {
  private let office = Office()

  private func work() async throws {
    try await office.publish()
    _ = try await office.text("note", "harbour-lamp", "Ask the keeper.", as: "eva")
    try await office.draft("second-lamp")
  }

  @Test func `an import equals its export to the byte, and its seals are valid`()
    async throws
  {
    try await work()
    try await PrivateHome.with { home in
      let outcome = try await office.transfer(
        """
        galley log key --key-file desk.key >desk.pub 2>/dev/null
        galley log seal --key-file desk.key >desk.seal 2>/dev/null
        galley log erase second-lamp --reason Minors --ground Art.17 --yes >/dev/null 2>/dev/null
        galley log export newsroom.gz; stat -c %a newsroom.gz
        galley log export - 2>/dev/null | zcat >piped; zcat newsroom.gz | wc -l; wc -l <piped
        other log import newsroom.gz 2>/dev/null || exit 9
        other log verify --key desk.pub --seal desk.seal
        other show harbour-lamp --format json | grep -c 'first paragraph'
        rows() { sed 's/"chain":"[0-9a-f]*"//' | grep -Ev '"(galley|person|manifest)"'; }
        other log export - 2>/dev/null | zcat | rows >again
        rows <piped | cmp - again && wc -l <again
        galley log import newsroom.gz
        """, home)
      #expect(
        outcome.stdout == """
          Exported 7 events, 5 people and 1 seal to newsroom.gz
          600
          15
          15
          Imported 7 events, 5 people and 1 seal from newsroom.gz
          7 events of 2 streams and 2 texts: 6 covered by 1 seal, 1 not sealed yet
          1
          8

          """, "\(outcome.stderr)")
      #expect(
        outcome.stderr.contains(
          "galley: this newsroom is not empty; import the export into a new one"))
      #expect(outcome.exitCode == 1)
    }
  }

  @Test func `--resume continues an interrupted export`() async throws {
    try await work()
    try await PrivateHome.with { home in
      let outcome = try await office.transfer(
        """
        galley log export whole.gz >/dev/null
        length=$(stat -c %s whole.gz)
        for cut in 0 1 40 200 700 900 $((length - 300)) $((length - 1)) $length; do
          rm -f part.gz; head -c $cut whole.gz >part.gz
          galley log export part.gz --resume || exit 9
          zcat part.gz | sed 's/"chain":"[0-9a-f]*"//; s/"at" : "[^"]*"//; /manifest/d' >part
          zcat whole.gz | sed 's/"chain":"[0-9a-f]*"//; s/"at" : "[^"]*"//; /manifest/d' |
            cmp - part || exit 8
        done
        other log import part.gz 2>/dev/null | tail -1; stat -c %a part.gz
        galley log export whole.gz 2>&1; echo $?
        mkdir folder
        galley log export folder 2>&1; galley log export folder --resume 2>&1; echo $?
        """, home)
      #expect(outcome.exitCode == 0, "\(outcome.stderr)")
      let content = "6 events, 5 people and 0 seals"
      #expect(
        outcome.stdout == String(repeating: "Exported \(content) to part.gz\n", count: 9)
          + "Imported \(content) from part.gz\n600\ngalley: whole.gz exists; --resume continues it, or name another file\n64\n"
          + String(repeating: "galley: folder is a directory; name a file\n", count: 2) + "64\n"
      )
    }
  }

  @Test func `--resume refuses a file that is not this newsroom's export, and leaves it unchanged`()
    async throws
  {
    try await work()
    try await PrivateHome.with { home in
      let outcome = try await office.transfer(
        """
        echo 'My notes.' >notes; cp notes kept; tar czf whole.tgz kept
        head -c 60 whole.tgz >half.tgz; gzip -nc kept >other.gz; head -c 20 other.gz >begun.gz
        for file in notes whole.tgz half.tgz other.gz begun.gz; do
          cp $file before; galley log export $file --resume 2>&1; echo $?
          cmp before $file
        done
        galley log export whole.gz >/dev/null; other list >/dev/null 2>&1
        printf '%s' "$MANUSCRIPT" | other draft - >/dev/null 2>&1
        cp whole.gz before; other log export whole.gz --resume 2>&1; echo $?; cmp before whole.gz
        rm whole.gz; : >whole.gz; other log export whole.gz --resume
        """, home.merging(["MANUSCRIPT": Office.manuscript]) { $1 })
      let not = "is not an export and has not been changed; name another file\n64\n"
      #expect(
        outcome.stdout == """
          galley: notes \(not)galley: line 1: this is not a line of an export
          1
          galley: half.tgz \(not)galley: line 1: this is not a line of an export
          1
          galley: begun.gz \(not)galley: it is the export of another newsroom; name another file
          1
          Exported 1 event, 1 person and 0 seals to whole.gz

          """, "\(outcome.stderr)")
    }
  }

  @Test func `--resume checks a complete export against the erasures since then`()
    async throws
  {
    try await work()
    let outcome = try await office.transfer(
      """
      galley log export whole.gz; cp whole.gz kept; galley log export whole.gz --resume
      cmp whole.gz kept && echo same
      galley log erase harbour-lamp --reason Minors --ground Art.17 --yes >/dev/null 2>/dev/null
      galley log export whole.gz --resume; echo $?
      """)
    let summary = "Exported 6 events, 5 people and 0 seals to whole.gz\n"
    #expect(outcome.stdout == summary + summary + "same\n1\n", "\(outcome.stderr)")
    #expect(outcome.stderr.contains("a text was erased since the export was begun"))
  }

  @Test func `an export cannot be resumed after an erasure`() async throws {
    try await work()
    let outcome = try await office.transfer(
      """
      galley log export whole.gz >/dev/null; head -c 900 whole.gz >part.gz
      galley log erase second-lamp --reason Minors --ground Art.17 --yes >/dev/null 2>/dev/null
      galley log export part.gz --resume
      """)
    // Such a short part has no complete member, so the export starts again and has all events.
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    let stale = try await office.transfer(
      """
      galley log export part.gz >/dev/null; cp part.gz keep.gz
      galley log erase harbour-lamp --reason Minors --ground Art.17 --yes >/dev/null 2>/dev/null
      python3 - <<'END'
      import gzip, re
      data = open("keep.gz", "rb").read()
      # All members but the last one, of the manifest.
      starts = [m.start() for m in re.finditer(b"\\x1f\\x8b\\x08", data)]
      open("part.gz", "wb").write(data[: starts[-1]])
      END
      galley log export part.gz --resume; echo $?
      galley log export after.gz >/dev/null; zcat after.gz | grep -c 'first paragraph'
      """)
    #expect(stale.stdout == "1\n0\n", "\(stale.stderr)")
    #expect(stale.stderr.contains("a text was erased since the export was begun"))
  }

  /// Whether an import has locked the log.
  private static let isImporting = """
    SELECT EXISTS (SELECT FROM pg_locks
      WHERE relation = 'galley.events'::regclass AND mode = 'ShareRowExclusiveLock')
    """

  @Test func `an import that is killed leaves nothing, and can be run again`() async throws {
    try await work()
    try await PrivateHome.with { home in
      let outcome = try await office.transfer(
        """
        galley log export whole.gz >/dev/null; other list >/dev/null 2>&1
        mkfifo pipe
        "$GALLEY" log import - <pipe & import=$!
        exec 3>pipe; head -c 900 whole.gz >&3
        locked() {
          psql -h "$GALLEY_HOME/run" -U galley_superuser -Atc "$LOCKED" galley | grep -q t
        }
        wait_until locked
        kill -9 $import; exec 3>&-; wait $import
        other log tail; other log import whole.gz 2>/dev/null
        """, home.merging(["LOCKED": Self.isImporting]) { $1 })
      #expect(
        outcome.stdout == "Imported 6 events, 5 people and 0 seals from whole.gz\n",
        "\(outcome.stderr)")
    }
  }

  @Test func `a person who may neither export nor import is refused`() async throws {
    try await office.draft()
    let outcome = try await office.transfer(
      """
      "$GALLEY" --database "$FROM" --as eva log export own.gz; echo $?; test -e own.gz; echo $?
      "$GALLEY" --database "$FROM" --as otto log export own.gz; echo $?
      "$GALLEY" --database "$FROM" --as otto log import own.gz; echo $?
      galley log import nowhere.gz; echo $?
      galley log export - --resume; echo $?
      """)
    #expect(
      outcome.stdout == "77\n1\nExported 1 event, 5 people and 0 seals to own.gz\n0\n77\n64\n64\n",
      "\(outcome.stderr)")
    #expect(outcome.stderr.contains("only an admin or an auditor may export the log"))
    #expect(outcome.stderr.contains("there is no file nowhere.gz"))
  }
}
