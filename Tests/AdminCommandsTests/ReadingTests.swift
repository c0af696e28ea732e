import Foundation
import TestSupport
import Testing

/// The output of the reading commands.
@Suite(.database) struct ReadingTests {
  @Test func `show renders a published article as its readers see it`() async throws {
    let office = Office()
    try await office.publish()
    let text = try await office.text("show", "harbour-lamp")
    let opening = """
      Lamp lit again

      The tower has a light.

      By Ann Author and Bo Writer

      [Image] The lamp (Jo)
      Shows: A lamp
      https://example.org/a.jpg

      \(String(repeating: "─", count: 80))

      Port Orrin, 20 November 2026 (OHP): The first paragraph.

      A heading
      ---------

      The second paragraph.

      """
    #expect(text.hasPrefix(opening), "\(text)")
    #expect(text.contains("\neditorial  approved since "))
    // The line breaks depend on how long ago the times are.
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("submitted by eva, approved by anna public published"))
    #expect(text.contains("\npublic     published, revision 1 live since "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `show's JSON has every documented field, absent ones as null`() async throws {
    let office = Office()
    try await office.draft()
    let article = try await office.object("show", "harbour-lamp")
    let keys = """
      id slug headline standfirst byline dateline section keywords language leadImage body revision \
      version digest editorialState publicationState schedule embargo liveRevision liveDigest \
      corrections approvedBy createdAt updatedAt
      """
    for key in keys.split(separator: " ") { #expect(article[String(key)] != nil, "\(key)") }
    #expect(article["schedule"] is NSNull)
    #expect((article["dateline"] as? [String: String])?["source"] == "OHP")
    #expect((article["leadImage"] as? [String: String])?["alt"] == "A lamp")
  }

  @Test func `a killed article shows its notice and not its text`() async throws {
    let office = Office()
    try await office.publish()
    _ = try await office.text(
      "kill", "harbour-lamp", "--yes", "--notice", "Withdrawn on legal advice.")
    let text = try await office.text("show", "harbour-lamp")
    #expect(text.contains("Killed: Withdrawn on legal advice."))
    #expect(!text.contains("The first paragraph."))
  }

  @Test func `saving the output of --manuscript unchanged records nothing`() async throws {
    let office = Office()
    try await office.draft()
    let file = try await office.text("show", "harbour-lamp", "--manuscript")
    #expect(file.contains("\nrevision: 1\n---\n"))
    let answer = try await office.text("revise", "harbour-lamp", "-", as: "eva", stdin: file)
    #expect(answer.contains("Nothing to do"))
  }

  @Test func `the queue begins with the longest wait`() async throws {
    let office = Office()
    for slug in ["first", "second", "third"] { try await office.draft(slug) }
    for slug in ["second", "third", "first"] {
      _ = try await office.text("submit", slug, as: "eva")
    }
    let queue = try await office.array("queue")
    #expect(queue.map { $0["slug"] as? String } == ["second", "third", "first"])
    let table = try await office.text("queue")
    #expect(table.hasPrefix("HEADLINE        REF  WAITING  SUBMITTER  WORDS"), "\(table)")
  }

  @Test func `a list respects its filters`() async throws {
    let office = Office()
    for slug in ["first", "second"] { try await office.draft(slug) }
    _ = try await office.text("submit", "second", as: "eva")
    #expect(try await office.text("list", "--slugs") == "second\nfirst\n")
    #expect(try await office.text("list", "--slugs", "--limit", "1") == "second\n")
    #expect(try await office.text("list", "--slugs", "--state", "draft") == "first\n")
    #expect(try await office.text("list", "--slugs", "--public", "published") == "")
    #expect(try await office.text("list", "--slugs", "--section", "Town") == "")
    let both = ["--state", "draft", "--state", "submitted"]
    let all = try await office.text("list", "--slugs", both[0], both[1], both[2], both[3])
    #expect(all == "second\nfirst\n")
  }

  @Test func `a page says how to continue, and the last one does not`() async throws {
    let office = Office()
    for slug in ["first", "second", "third"] {
      try await office.draft(slug)
      _ = try await office.text("submit", slug, as: "eva")
    }
    let page = try await office.run("list", "--slugs", "--limit", "2", as: "eva")
    #expect(page.stdout == "third\nsecond\n")
    let cursor = try #require(
      page.stderr.wholeMatch(
        of: /there are more: galley --as eva list --slugs --limit 2 --after (\S+)\n/)?.1)
    let last = try await office.run(
      "list", "--slugs", "--limit", "2", "--after", String(cursor), as: "eva")
    #expect((last.stdout, last.stderr) == ("first\n", ""))
    let queue = try await office.array("queue", "--limit", "1")
    let second = try await office.array(
      "queue", "--limit", "1", "--after", try #require(queue[0]["cursor"] as? String))
    #expect((queue + second).map { $0["slug"] as? String } == ["first", "second"])
  }

  @Test(arguments: ["first", "1_2", "9_", "99999999999999999999_x", "-1"])
  func `an invalid cursor is refused`(cursor: String) async throws {
    let outcome = try await Office().run("live", "--after=\(cursor)", as: "eva")
    #expect(outcome.exitCode == 64 && outcome.stdout.isEmpty)
    #expect(
      outcome.stderr.contains("must be a cursor that the previous page printed"),
      "\(outcome.stderr)")
  }

  @Test func `live lists published articles and counts their corrections`() async throws {
    let office = Office()
    try await office.draft("unpublished-one")
    try await office.publish()
    let live = try await office.array("live")
    #expect(live.map { $0["slug"] as? String } == ["harbour-lamp"])
    #expect(live.first?["corrections"] as? Int == 0)
  }

  @Test func `diff marks the words that changed, and has segments for programs`() async throws {
    let office = Office()
    try await office.draft()
    let changed = Office.manuscript.replacing("second paragraph", with: "other paragraph")
    _ = try await office.text("revise", "harbour-lamp", "-", as: "eva", stdin: changed)
    let text = try await office.text("diff", "harbour-lamp")
    #expect(text.hasPrefix("harbour-lamp: revision 1 → 2\n\nbody\n"))
    #expect(text.contains("The [-second-]{+other+} paragraph."))
    let json = try await office.object("diff", "harbour-lamp", "2", "1")
    #expect((json["from"] as? Int, json["to"] as? Int) == (2, 1))
    let field = try #require((json["fields"] as? [[String: Any]])?.first)
    let segments = try #require(field["segments"] as? [[String: String]])
    #expect(segments.map { $0["kind"] } == ["same", "removed", "inserted", "same"])
  }

  @Test func `history says who did what, with the texts of notes`() async throws {
    let office = Office()
    try await office.draft()
    _ = try await office.text("note", "harbour-lamp", "Ask the keeper.", as: "emil")
    let text = try await office.text("history", "harbour-lamp")
    #expect(text.contains("eva drafted harbour-lamp, 8 words\n"), "\(text)")
    #expect(text.contains("emil added a note\n"))
    #expect(text.contains("“Ask the keeper.”"))
  }

  @Test func `an unknown article is refused with suggestions`() async throws {
    let office = Office()
    try await office.draft()
    let outcome = try await office.run("show", "harbour-lmp", as: "eva")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stdout.isEmpty)
    #expect(
      outcome.stderr
        == "galley: there is no article 'harbour-lmp'; did you mean harbour-lamp?\n")
  }

  @Test(arguments: [("", true), ("1", false)])
  func `a terminal gets colour, unless NO_COLOR is set`(
    setting: String, isColoured: Bool
  ) async throws {
    let office = Office()
    try await office.draft()
    let outcome = try await GalleyBinary().shell(
      "script -qec \"$GALLEY --as eva list\" /dev/null </dev/null",
      environment: [
        "GALLEY_DATABASE_URL": office.database.url(), "NO_COLOR": setting, "TERM": "xterm",
      ])
    #expect(outcome.stdout.contains("Lamp lit again"))
    #expect(outcome.stdout.contains("\u{1B}[") == isColoured)
  }
}
