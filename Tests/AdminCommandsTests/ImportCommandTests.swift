import Foundation
import TestSupport
import Testing

/// Imports of many articles.
@Suite(.database) struct ImportCommandTests {
  private let office = Office()

  private func line(_ slug: String, _ more: String = "") -> String {
    """
    {"slug":"\(slug)","headline":"Lamp \(slug)","body":"It is lit.\\n","createdAt":"2014-03-02"\(more)}

    """
  }

  private let past =
    #","author":"Ada Keller","source":"old/1","firstPublishedAt":"2014-03-03T10:00:00+01:00","#
    + #""publishedBy":"Olive","corrections":[{"notice":"It was dark.","at":"2014-03-04"}]"#

  private func runImport(
    _ archive: String, _ words: String..., as person: String = "anna"
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      ["--as", person, "import", "--from-jsonl", "-"] + words, stdin: archive,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  /// The number of articles.
  private func count() async throws -> Int {
    try await office.text("list", "--limit", "9999", "--slugs").count { $0 == "\n" }
  }

  @Test func `an archive describes the pictures in the body`() async throws {
    func archive(_ image: String) -> String {
      line("lamp", #","images":[\#(image)]"#).replacing("It is lit.", with: "![A lamp](lamp.jpg)")
    }
    for (image, refusal) in [
      (#"{"caption":"A lamp"}"#, "'images.uri' is missing; add it"),
      (#"{"uri":"lamp.jpg","by":"Jo"}"#, "unknown field 'images.by'"),
      (#"{"uri":"oak.jpg"}"#, "the text has no picture oak.jpg"),
    ] {
      let refused = try await runImport(archive(image))
      #expect(refused.stderr.contains(refusal), "\(refused.stderr)")
    }
    let outcome = try await runImport(archive(#"{"uri":"lamp.jpg","caption":"Lit","credit":"Jo"}"#))
    #expect(outcome.stdout == "Imported 1 article\n", "\(outcome.stderr)")
    let images = try #require(
      try await office.object("show", "lamp")["images"] as? [[String: Any]])
    #expect(images.map { $0["caption"] as? String } == ["Lit"])
    #expect(images.map { $0["credit"] as? String } == ["Jo"])
  }

  @Test func `an archive is imported once, with its dates and authors`() async throws {
    let archive = line("harbour-lamp", past) + "\n" + line("second-lamp")
    let first = try await runImport(archive)
    #expect(first.stdout == "Imported 2 articles\n", "\(first.stderr)")
    let live = try await office.object("show", "harbour-lamp")
    #expect(live["createdAt"] as? String == "2014-03-02T00:00:00.000Z")
    #expect(live["firstPublishedAt"] as? String == "2014-03-03T09:00:00.000Z")
    #expect(live["draftedBy"] as? String == "Ada Keller")
    #expect(live["publicationState"] as? String == "published")
    #expect(live["body"] as? String == "It is lit.\n")
    #expect(
      (live["corrections"] as? [[String: Any]])?.first?["notice"] as? String == "It was dark.")
    #expect(try await office.object("show", "second-lamp")["editorialState"] as? String == "draft")
    let history = try await office.text("history", "harbour-lamp")
    #expect(history.contains("anna imported harbour-lamp, 3 words, written by Ada"))
    let again = try await runImport(archive + line("third-lamp"))
    #expect(again.stdout == "Imported 1 article, 2 imported before\n", "\(again.stderr)")
    let verified = try await office.run("log", "verify", as: "anna")
    #expect(verified.exitCode == 0, "\(verified.stdout)")
  }

  @Test func `each manuscript becomes a draft`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      for n in 1 2 3; do printf -- '---\\nheadline: Lamp %s\\n---\\nIt is lit.\\n' $n >$n.md; done
      "$GALLEY" --database "$FROM" --as eva import 1.md 2.md
      "$GALLEY" --database "$FROM" --as eva import *.md --format json
      "$GALLEY" --database "$FROM" --as eva list --slugs | sort
      """, environment: ["FROM": office.database.url()])
    #expect(
      outcome.stdout == """
        Imported 2 articles
        {
          "imported" : 1,
          "known" : 2,
          "leftOut" : [

          ],
          "problemKinds" : [

          ],
          "problems" : 0,
          "unknownFields" : [

          ]
        }
        lamp-1
        lamp-2
        lamp-3

        """, "\(outcome.stderr)")
  }

  @Test func `a batch is imported completely or not at all, and a corrected file continues`()
    async throws
  {
    let good = (1...600).map { line("lamp-\($0)") }.joined()
    let bad = try await runImport(good + line("lamp-7", #","section":"Harbour""#))
    #expect(bad.exitCode == 2)
    #expect(
      bad.stderr.contains(
        "galley: standard input, line 601: the slug lamp-7 is already that of standard input, "
          + "line 7; choose another, such as lamp-7-2; "), "\(bad.stderr)")
    #expect(bad.stderr.contains("; imported 500 articles before it; "), "\(bad.stderr)")
    #expect(try await count() == 500)
    let corrected = try await runImport(good)
    #expect(
      corrected.stdout == "Imported 100 articles, 500 imported before\n", "\(corrected.stderr)")
  }

  @Test func `a killed import can be continued`() async throws {
    let archive = (1...3000).map { line("lamp-\($0)") }.joined()
    let outcome = try await GalleyBinary().shell(
      """
      cat >archive.jsonl; mkfifo pipe
      "$GALLEY" --database "$FROM" --as anna import --from-jsonl - <pipe & job=$!
      exec 3>pipe; head -c 100000 archive.jsonl >&3
      shows() { "$GALLEY" --database "$FROM" --as anna show "$1" >shown 2>&1; }
      wait_until shows lamp-500
      kill -9 $job; exec 3>&-; wait
      "$GALLEY" --database "$FROM" --as anna import --from-jsonl archive.jsonl | tr -dc '0-9\\n' | wc -l
      "$GALLEY" --database "$FROM" --as anna list --limit 5000 --slugs | wc -l
      """, stdin: Data(archive.utf8), environment: ["FROM": office.database.url()])
    #expect(outcome.stdout == "1\n3000\n", "\(outcome.stderr)")
    #expect(try await count() == 3000)
  }

  @Test func `an archive with a byte order mark is read, and all unknown fields are named`()
    async throws
  {
    #expect(try await runImport("\u{FEFF}" + line("lamp")).exitCode == 0)
    let outcome = try await runImport(line("reef", #","titel":"x","tags":["y"],"zzzzz":1"#))
    #expect(outcome.exitCode == 64)
    #expect(
      outcome.stderr.contains(
        "unknown fields 'tags' (did you mean 'keywords'?), 'titel', 'zzzzz'; the fields are slug"),
      "\(outcome.stderr)")
  }

  @Test func `a dry run reports everything and records nothing`() async throws {
    let archive = line("lamp") + line("Lamp!") + "nonsense\n" + line("lamp-2", #","captoin":"x""#)
    let outcome = try await runImport(archive, "--dry-run")
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout == "Would import 1 article, 3 refused\n")
    let lines = outcome.stderr.split(separator: "\n").map { String($0.prefix(60)) }
    try #require(lines.count == 6, "\(outcome.stderr)")
    #expect(lines[0].contains("line 2: 'Lamp!' is not a slug"), "\(lines[0])")
    #expect(
      lines[1].contains("line 3: the line is not a JSON object"),
      "\(lines[1])")
    #expect(lines[2].contains("line 4: unknown field 'captoin'"), "\(lines[2])")
    #expect(lines[3...4] == ["refused because of:", "  3  invalid file or line"])
    #expect(try await count() == 0)
  }

  @Test(arguments: [
    (#""createdAt":5"#, 64, "'createdAt' must be a time such as 2014-03-02T10:00:00Z, or a date"),
    (#""byline":[1]"#, 64, "'byline' must be a list of texts"),
    (
      #""dateline":{"plaec":"X"}"#, 64,
      "unknown field 'dateline.plaec' (did you mean 'place'?); the"
    ),
    (#""dateline":"X""#, 64, "'dateline' must be an object"),
    (
      #""corrections":[{"at":"2014-01-01"}]"#, 64, "a correction needs 'notice' and 'at'"
    ),
    (
      #""corrections":[{"at":"2014-05-01","notice":"x"}]"#, 2,
      "lamp has corrections but was never published"
    ),
    (
      #""firstPublishedAt":"2014-01-01""#, 2,
      "the writing of lamp is dated after its first publication"
    ),
    (
      #""firstPublishedAt":"2914-01-01""#, 2,
      "the first publication of lamp is dated Mon 1 Jan 2914 00:00 UTC, which is in the future"
    ),
  ])
  func `an invalid input is reported in one line, and nothing is imported`(
    _ field: String, _ code: Int32, _ sentence: String
  ) async throws {
    let created = field.contains("createdAt") ? "" : #","createdAt":"2014-03-02""#
    let outcome = try await runImport(#"{"slug":"lamp","headline":"Lamp"\#(created),\#(field)}"#)
    #expect(outcome.exitCode == code, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("line 1: "), "\(outcome.stderr)")
    #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("; nothing was imported"), "\(outcome.stderr)")
    #expect(outcome.stderr.split(separator: "\n").count == 1)
    #expect(try await count() == 0)
  }

  @Test func `only an admin may import an archive`() async throws {
    let outcome = try await runImport(line("lamp") + line("oak"), as: "eva")
    #expect(outcome.exitCode == 77)
    #expect(
      outcome.stderr
        == "galley: only an admin may import articles; ask one; nothing was imported\n")
  }

  @Test func `either manuscripts or an archive must be given`() async throws {
    #expect(try await office.run("import", as: "anna").exitCode == 64)
    let both = try await office.run("import", "a.md", "--from-jsonl", "a", as: "anna")
    #expect(both.exitCode == 64)
    let missing = try await office.run("import", "--from-jsonl", "nowhere", as: "anna")
    #expect(missing.exitCode == 64)
    #expect(missing.stderr.contains("there is no file nowhere"))
  }
}
