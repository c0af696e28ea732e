import Foundation
import TestSupport
import Testing

/// Exports a newsroom, and imports it into another database.
@Suite(.database) struct TransferCommandTests {
  private let office = Office()

  /// Runs a script in which `galley` runs the program as anna. `other` runs it on a private server
  /// with an empty record, as the operating system's user.
  private func shell(
    _ script: String, _ environment: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      """
      galley() { "$GALLEY" --database "$FROM" --as anna "$@"; }
      other() { env -u FROM "$GALLEY" "$@"; }
      \(script)
      """,
      environment: environment.merging(["FROM": office.database.url()]) { $1 })
  }

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
      let outcome = try await shell(
        """
        galley log key --key-file desk.key >desk.pub 2>/dev/null
        galley log seal --key-file desk.key >desk.seal 2>/dev/null
        galley log erase second-lamp --reason Minors --ground Art.17 >/dev/null 2>/dev/null
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
          newsroom.gz: 7 events, 5 people and 1 seal
          600
          15
          15
          newsroom.gz: 7 events, 5 people and 1 seal
          7 events of 2 articles and 2 texts: 6 covered by 1 seal, 1 not sealed yet
          1
          8

          """, "\(outcome.stderr)")
      #expect(
        outcome.stderr.contains(
          "galley: this newsroom is not empty; import the export into a new one"))
      #expect(outcome.exitCode == 1)
    }
  }

  /// Changes to the lines of an export, and the expected refusals.
  private static let damages: [(damage: String, refusal: String)] = [
    ("sed '3s/ArticleSubmitted/ArticleSubmittet/'", "line 3: it was altered"),
    ("sed 's/Lamp lit again/Lamp lit agaim/'", "line 2: it was altered"),
    ("sed '3d'", "line 3: it was altered, or lines before it are missing"),
    ("sed '3{h;d};4{G}'", "line 3: it was altered"),
    ("sed '$d'", "the export ends before its manifest"),
    ("sed '1d'", "line 1: it was altered"),
    ("sed '$s/\"events\":4/\"events\":5/'", "it was altered"),
    ("sed '$p'", "it was altered"),
    ("sed 's/\"chain\"/\"chaim\"/'", "line 1: this is not a line of an export"),
    ("head -c 900", "the line is incomplete"),
    ("head -c 9000000 /dev/zero", "line 1: it is longer than any row of a newsroom"),
    ("head -c 0", "the export ends before its manifest"),
    ("tr -d '\\n'", "line 1: the line is incomplete"),
  ]

  @Test func `an incomplete or altered export is refused as a whole, with the line`()
    async throws
  {
    try await office.publish()
    try await PrivateHome.with { home in
      let script = Self.damages.map { damage, _ in
        "zcat newsroom.gz | \(damage) | gzip | other log import - 2>&1; echo \"= $?\""
      }.joined(separator: "\n")
      let outcome = try await shell(
        "galley log export newsroom.gz >/dev/null\nother list >/dev/null 2>&1\n" + script + """

          head -c 700 newsroom.gz | other log import - 2>&1; echo "= $?"
          echo plain | other log import - 2>&1; echo "= $?"
          other log tail; other log import newsroom.gz 2>/dev/null
          """, home)
      let answers = outcome.stdout.components(separatedBy: "= ")
      try #require(answers.count == Self.damages.count + 3, "\(outcome.stdout)")
      for ((damage, refusal), (answer, next)) in zip(
        Self.damages, zip(answers, answers.dropFirst()))
      {
        #expect(answer.contains(refusal), "\(damage): \(answer)")
        #expect(next.hasPrefix("1\n"), "\(damage)")
      }
      #expect(answers[Self.damages.count].contains("the compressed data ends too early"))
      #expect(answers[Self.damages.count + 1].contains("the compressed data is damaged"))
      #expect(answers.last == "1\nnewsroom.gz: 4 events, 5 people and 0 seals\n")
    }
  }

  /// Writes the lines of an export again in the documented format, with changed rows.
  private static let forging = """
    import gzip, hashlib, sys
    digest, made = hashlib.sha256(b"").digest(), []
    for line in gzip.open("whole.gz", "rb").read().decode().split("\\n")[:-1]:
        rest = line[28:].replace(sys.argv[1], sys.argv[2])
        if rest.startswith('"manifest"'):
            rest = rest[:rest.index('"sha256"')] + '"sha256":"' + digest.hex() + '"}}'
        digest = hashlib.sha256(digest + rest.encode()).digest()
        made.append('{"chain":"' + digest.hex()[:16] + '",' + rest)
    sys.stdout.buffer.write(("\\n".join(made) + "\\n").encode())
    """

  /// The same, with a headline that is not UTF-8.
  private static let spoiling = """
    import hashlib, sys
    digest = hashlib.sha256(b"").digest()
    for line in sys.stdin.buffer.read().split(b"\\n")[:-1]:
        rest = line[28:].replace(b"Lamp lit again", b"Lamp lit agai\\xff")
        if rest.startswith(b'"manifest"'):
            rest = rest[:rest.index(b'"sha256"')] + b'"sha256":"' + digest.hex().encode() + b'"}}'
        digest = hashlib.sha256(digest + rest).digest()
        chain = b'{"chain":"' + digest.hex()[:16].encode() + b'",'
        sys.stdout.buffer.write(chain + rest + b"\\n")
    """

  @Test func `a forged export is checked by the constraints of the tables`() async throws {
    try await office.publish()
    try await PrivateHome.with { home in
      let outcome = try await shell(
        """
        galley log export whole.gz >/dev/null; other list >/dev/null 2>&1
        forge() { python3 -c "$FORGING" "$1" "$2"; }
        zcat whole.gz >lines; forge none none | cmp - lines && echo same
        forge 'first paragraph' 'last paragraph' | gzip | other log import - 2>&1
        forge '"version" : 3' '"version" : 2' | gzip | other log import - 2>&1
        forge '"format" : 1' '"format" : 12' | gzip | other log import - 2>&1
        forge '"position" : 2' '"position" : "two"' | gzip | other log import - 2>&1
        forge '"event"' '"rumour"' | gzip | other log import - 2>&1
        zcat whole.gz | python3 -c "$SPOILING" | gzip | other log import - 2>&1
        """, home.merging(["FORGING": Self.forging, "SPOILING": Self.spoiling]) { $1 })
      let lines = outcome.stdout.split(separator: "\n").map(String.init)
      try #require(lines.count == 7, "\(outcome.stdout)\(outcome.stderr)")
      #expect(lines[0] == "same")
      #expect(lines[1].contains("line 2: the rows up to line 5 cannot be imported: "))
      #expect(lines[1].contains("texts_key_is_digest"), "\(lines[1])")
      #expect(lines[2].contains("events_stream_version"), "\(lines[2])")
      #expect(
        lines[3].contains("line 1: this version of Galley does not know the format of this export"))
      #expect(
        lines[4].contains("line 3: it is not a row of a newsroom: event.position is not an integer")
      )
      #expect(lines[5].contains("line 2: it does not belong here"), "\(lines[5])")
      #expect(lines[6].contains("line 2: it is not UTF-8"), "\(lines[6])")
    }
  }

  @Test func `--resume continues an interrupted export`() async throws {
    try await work()
    try await PrivateHome.with { home in
      let outcome = try await shell(
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
        """, home)
      #expect(outcome.exitCode == 0, "\(outcome.stderr)")
      let summary = "part.gz: 6 events, 5 people and 0 seals\n"
      #expect(
        outcome.stdout == String(repeating: summary, count: 10)
          + "600\ngalley: whole.gz exists; --resume continues it, or name another file\n64\n"
      )
    }
  }

  @Test func `--resume refuses a file that is not this newsroom's export, and leaves it unchanged`()
    async throws
  {
    try await work()
    try await PrivateHome.with { home in
      let outcome = try await shell(
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
          whole.gz: 1 event, 1 person and 0 seals

          """, "\(outcome.stderr)")
    }
  }

  @Test func `--resume checks a complete export against the erasures since then`()
    async throws
  {
    try await work()
    let outcome = try await shell(
      """
      galley log export whole.gz; cp whole.gz kept; galley log export whole.gz --resume
      cmp whole.gz kept && echo same
      galley log erase harbour-lamp --reason Minors --ground Art.17 >/dev/null 2>/dev/null
      galley log export whole.gz --resume; echo $?
      """)
    let summary = "whole.gz: 6 events, 5 people and 0 seals\n"
    #expect(outcome.stdout == summary + summary + "same\n1\n", "\(outcome.stderr)")
    #expect(outcome.stderr.contains("a text was erased since the export was begun"))
  }

  @Test func `an export cannot be resumed after an erasure`() async throws {
    try await work()
    let outcome = try await shell(
      """
      galley log export whole.gz >/dev/null; head -c 900 whole.gz >part.gz
      galley log erase second-lamp --reason Minors --ground Art.17 >/dev/null 2>/dev/null
      galley log export part.gz --resume
      """)
    // Such a short part has no complete member, so the export starts again and has all events.
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    let stale = try await shell(
      """
      galley log export part.gz >/dev/null; cp part.gz keep.gz
      galley log erase harbour-lamp --reason Minors --ground Art.17 >/dev/null 2>/dev/null
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
      let outcome = try await shell(
        """
        galley log export whole.gz >/dev/null; other list >/dev/null 2>&1
        mkfifo pipe
        "$GALLEY" log import - <pipe & import=$!
        exec 3>pipe; head -c 900 whole.gz >&3
        until psql -h "$GALLEY_HOME/run" -U galley_superuser -Atc "$LOCKED" galley | grep -q t; do
          sleep 0.02
        done
        kill -9 $import; exec 3>&-; wait $import
        other log tail; other log import whole.gz 2>/dev/null
        """, home.merging(["LOCKED": Self.isImporting]) { $1 })
      #expect(outcome.stdout == "whole.gz: 6 events, 5 people and 0 seals\n", "\(outcome.stderr)")
    }
  }

  @Test func `a person who may neither export nor import is refused`() async throws {
    try await office.draft()
    let outcome = try await shell(
      """
      "$GALLEY" --database "$FROM" --as eva log export own.gz; echo $?; test -e own.gz; echo $?
      "$GALLEY" --database "$FROM" --as otto log export own.gz; echo $?
      "$GALLEY" --database "$FROM" --as otto log import own.gz; echo $?
      galley log import nowhere.gz; echo $?
      galley log export - --resume; echo $?
      """)
    #expect(
      outcome.stdout == "77\n1\nown.gz: 1 event, 5 people and 0 seals\n0\n77\n64\n64\n",
      "\(outcome.stderr)")
    #expect(outcome.stderr.contains("only an admin or an auditor may export the log"))
    #expect(outcome.stderr.contains("there is no file nowhere.gz"))
  }
}
