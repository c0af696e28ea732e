import Foundation
import TestSupport
import Testing

/// What `search` prints.
@Suite(.database) struct SearchCommandTests {
  private let office = Office()

  private func draft(_ slug: String, headline: String, body: String) async throws {
    let manuscript = """
      ---
      headline: \(headline)
      slug: \(slug)
      section: Harbour
      language: en
      ---

      \(body)

      """
    _ = try await office.text("draft", "-", as: "eva", stdin: manuscript)
  }

  @Test func `a hit has its slug, its state, its headline and a snippet`() async throws {
    try await draft(
      "lamp", headline: "The lamp is lit",
      body: "The *keeper* [climbed](https://example.org) the stairs.\n\n- One lamp\n- Two lamps")
    let text = try await office.text("search", "lamps", "climb")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("lamp  @1, draft, unpublished, Harbour, en, changed "))
    #expect(
      lines.dropFirst() == [
        "  The «lamp» is lit",
        "  The keeper «climbed» the stairs. One «lamp» Two «lamps»", "",
      ], "\(text)")
  }

  @Test func `hits are separated by an empty line, and a remark counts those beyond the limit`()
    async throws
  {
    for slug in ["first", "second", "third"] {
      try await draft(slug, headline: "A lamp", body: "Lit.")
    }
    let outcome = try await office.run("search", "lamp", "--limit", "2", as: "otto")
    #expect(outcome.stdout.components(separatedBy: "\n\n").count == 2)
    let remark = "the best 2 of 3; there are more: galley --as otto search lamp --limit 2 --after "
    #expect(outcome.stderr.hasPrefix(remark), "\(outcome.stderr)")
    let cursor = outcome.stderr.dropFirst(remark.count).trimmingCharacters(in: .newlines)
    let rest = try await office.run("search", "lamp", "--limit", "2", "--after", cursor, as: "otto")
    #expect(rest.stdout.components(separatedBy: "\n\n").count == 1)
    #expect(rest.stderr.isEmpty)
  }

  @Test func `JSON has every documented field, and the matches in segments`() async throws {
    try await draft("lamp", headline: "The lamp is lit", body: "Lit <b>by</b> whom?")
    let hit = try #require(try await office.array("search", "lit").first)
    #expect(
      Set(hit.keys) == [
        "id", "slug", "reference", "headline", "headlineSegments", "snippetSegments", "section",
        "language",
        "revision", "digest", "editorialState", "publicationState", "updatedAt", "rank", "cursor",
      ])
    let segments = try #require(hit["snippetSegments"] as? [[String: String]])
    #expect(segments.first == ["kind": "match", "text": "Lit"])
    #expect(segments.dropFirst().allSatisfy { $0["kind"] == "same" })
    #expect(hit["headline"] as? String == "The lamp is lit")
  }

  @Test(arguments: [
    ("cat", "no article matches 'cat'\n"),
    ("?!", "'?!' has no words to search for, only signs\n"),
    ("the of", "no article matches 'the of'\n"),
    ("\u{1B}[2J", "no article matches '␛[2J'\n"),
  ])
  func `a search without a hit says so and succeeds`(words: String, sentence: String)
    async throws
  {
    try await draft("lamp", headline: "The lamp is lit", body: "Lit.")
    let outcome = try await office.run("search", words, as: "otto")
    #expect((outcome.exitCode, outcome.stdout, outcome.stderr) == (0, "", sentence))
    #expect(try await office.array("search", words).isEmpty)
  }

  @Test(arguments: [("", true), ("1", false)])
  func `matches are bold on a terminal, and control characters in a text do no harm`(
    setting: String, isColoured: Bool
  ) async throws {
    try await draft("lamp", headline: "A lamp", body: "The lamp\u{1B}[2J is \u{202E}lit.")
    let outcome = try await GalleyBinary().shell(
      "script -qec \"$GALLEY --as eva search lamp\" /dev/null </dev/null",
      environment: [
        "GALLEY_DATABASE_URL": office.database.url(), "NO_COLOR": setting, "TERM": "xterm",
      ])
    #expect(outcome.stdout.contains("\u{1B}[1;33mlamp\u{1B}[0m") == isColoured)
    #expect(outcome.stdout.contains("«lamp»") == !isColoured)
    #expect(!outcome.stdout.contains("\u{1B}[2J"))
    #expect(!outcome.stdout.contains("\u{202E}"))
  }

  @Test(arguments: [
    (["search"], "Missing expected argument '<words>'"),
    (["search", "x", "--language", "english!"], "must be a language tag such as en or pt-BR"),
    (["search", "x", "--limit", "0"], "must be a whole number from 1"),
    (["search", "x", "--after", "1_2"], "must be a cursor that the previous page printed"),
  ])
  func `an invalid search is refused`(words: [String], sentence: String) async throws {
    let outcome = try await GalleyBinary().run(words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
  }
}
