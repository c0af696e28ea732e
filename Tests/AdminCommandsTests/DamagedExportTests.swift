import Foundation
import TestSupport
import Testing

/// Damaged, altered and forged exports.
@Suite(.database) struct DamagedExportTests {
  private let office = Office()

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
      let outcome = try await office.transfer(
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
      #expect(answers.last == "1\nImported 4 events, 5 people and 0 seals from newsroom.gz\n")
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
      let outcome = try await office.transfer(
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
      #expect(lines[5].hasSuffix("standard input, line 2: it does not belong here"), "\(lines[5])")
      #expect(lines[6].contains("line 2: it is not UTF-8"), "\(lines[6])")
    }
  }
}
