import Foundation
import TestSupport
import Testing

/// Archives of other systems, as they are.
@Suite(.database) struct ImportPresetTests {
  private let office = Office()

  private static let archives =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Archives").path

  private func runImport(_ words: String..., as person: String = "anna") async throws
    -> GalleyBinary.Outcome
  {
    try await GalleyBinary().run(
      ["--as", person, "import"] + words,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  @Test func `a site of Hugo is imported as it is`() async throws {
    let site = "\(Self.archives)/hugo/content"
    let outcome = try await runImport("--preset", "hugo", site, "--zone", "Europe/Berlin")
    #expect(outcome.stdout == "Imported 3 articles\n", "\(outcome.stderr)")
    #expect(
      outcome.stderr.hasSuffix(
        """
        left out, with the number of articles or files:
          1  aliases
          1  cover.relative
          1  files that are not Markdown
          1  layout
          1  menu
          1  pages that list articles
          1  weight

        """), "\(outcome.stderr)")
    let ferry = try await office.object("show", "ferry-returns")
    #expect(ferry["headline"] as? String == "The ferry returns")
    #expect(ferry["standfirst"] as? String == "After two winters, the island has a boat again.")
    #expect(ferry["byline"] as? [String] == ["Ada Keller", "Olive Desk"])
    #expect(ferry["section"] as? String == "Transport")
    #expect(ferry["keywords"] as? [String] == ["Islands", "ferry", "winter"])
    #expect(ferry["firstPublishedAt"] as? String == "2014-03-03T09:00:00.000Z")
    #expect(ferry["publicationState"] as? String == "published")
    #expect(ferry["draftedBy"] as? String == "Ada Keller, Olive Desk")
    let image = try #require(ferry["leadImage"] as? [String: Any])
    #expect(image["uri"] as? String == "https://images.example/ferry.jpg")
    #expect(image["alt"] as? String == "A white ferry at a stone pier")
    #expect(image["caption"] as? String == "The ferry on Monday")
    let lamp = try await office.object("show", "lamp-room")
    #expect(lamp["firstPublishedAt"] as? String == "2015-05-31T22:00:00.000Z")
    #expect(lamp["section"] is NSNull)
    let note = try await office.object("show", "notiz")
    #expect(note["editorialState"] as? String == "draft")
    #expect(note["publicationState"] as? String == "unpublished")
    #expect(note["language"] as? String == "de")
    #expect(note["createdAt"] as? String == "2016-01-02T08:30:00.000Z")
    let again = try await runImport("--preset", "hugo", site, "--zone", "Europe/Berlin")
    #expect(again.stdout == "Imported 0 articles, 3 imported before\n", "\(again.stderr)")
  }

  @Test func `a site of Jekyll is imported as it is`() async throws {
    let outcome = try await runImport(
      "--preset", "jekyll", "\(Self.archives)/jekyll", "--zone", "UTC")
    #expect(outcome.stdout == "Imported 3 articles\n", "\(outcome.stderr)")
    let storm = try await office.object("show", "storm-warning")
    #expect(storm["firstPublishedAt"] as? String == "2020-03-04T09:00:00.000Z")
    #expect(storm["section"] as? String == "weather")
    #expect(storm["keywords"] as? [String] == ["coast", "storm", "harbour"])
    #expect((storm["leadImage"] as? [String: Any])?["uri"] as? String == "/assets/storm.jpg")
    let bridge = try await office.object("show", "uber-die-brucke")
    #expect(bridge["firstPublishedAt"] as? String == "2020-04-05T00:00:00.000Z")
    #expect(bridge["section"] as? String == "coast")
    #expect(bridge["language"] as? String == "de")
    #expect(try await office.object("show", "ideas")["editorialState"] as? String == "draft")
  }

  @Test func `unknown fields are refused all at once, with the options to add`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      mkdir site; for n in 1 2 3; do
        printf -- '---\\ntitel: x\\nheadline: Lamp %s\\nmood: calm\\n---\\nLit.\\n' $n >site/$n.md; done
      printf -- '---\\nsummary: s\\n---\\nLit.\\n' >site/4.md
      run() { "$GALLEY" --database "$FROM" --as anna import "$@" site 2>&1; echo $?; }
      run --map titel=section; run --map titel=section --dry-run
      run --map titel=section --map summary=standfirst --ignore mood,headline
      """, environment: ["FROM": office.database.url()])
    let unknown = """
      site/1.md, line 3: unknown field 'headline', in 3 files
      site/1.md, line 4: unknown field 'mood', in 3 files
      site/4.md, line 2: unknown field 'summary', in 1 file

      """
    let end = """
      galley: nothing says what 3 fields of the archive mean, so nothing was imported; add \
      --map headline=headline --map summary=standfirst --ignore mood
      64

      """
    #expect(outcome.stdout.hasPrefix(unknown + end + unknown), "\(outcome.stdout)")
    let missing = "the headline is missing; add 'headline' to the article, or a field that means it"
    #expect(outcome.stdout.contains(missing), "\(outcome.stdout)")
    #expect(try await office.text("list", "--slugs").isEmpty)
  }

  @Test func `a dry run reports every problem of every file, and counts them by kind`()
    async throws
  {
    let outcome = try await GalleyBinary().shell(
      """
      mkdir site
      printf -- '---\\ntitle: A\\ndate: 3 March\\ndraft: perhaps\\n---\\nLit.\\n' >site/a.md
      printf -- '---\\ntitle: B\\n---\\nLit. {{< figure >}}\\n\\n{%% x %%}\\n' >site/b.md
      printf -- '---\\ntitle: C\\ndate: 2020-01-01\\n---\\nLit.\\n' >site/c.md
      printf -- '---\\ntitle: "D\\n---\\nLit.\\n' >site/d.md
      printf -- '---\\ntitle: E\\ndate: 2020-01-01T10:00:00Z\\n---\\nLit.\\n' >site/e.md
      printf -- '---\\ntitle: E\\ndate: 2020-01-01T10:00:00Z\\nslug: e\\n---\\nDark.\\n' >site/f.md
      "$GALLEY" --database "$FROM" --as anna import --preset hugo --dry-run site 2>&1; echo $?
      """, environment: ["FROM": office.database.url()])
    #expect(
      outcome.stdout == """
        site/a.md: line 3: 'date' is not a time such as 2020-03-04 10:00:00 +0100, or a date such as 2020-03-04
        site/a.md: line 4: 'draft' must be true or false
        site/b.md: line 4: template syntax, and 1 more in this file, would be published as text; replace it, put it in code, or keep it with --keep-templates
        site/b.md: no field gives the time of publication; add it, or mark the article as a draft
        site/c.md: line 3: 'date' has no offset from UTC; name its time zone; give --zone, such as --zone Europe/Berlin
        site/d.md: line 2: the quote that begins the text is not closed on its line; close it
        site/f.md: the slug e is already that of site/e.md; choose another, such as e-2
        refused because of:
          3  time
          1  invalid field
          1  invalid file or line
          1  rule of the desk
          1  template syntax
        Would import 1 article, 5 refused
        galley: the import would stop at a refused article; fix these articles first
        64

        """)
    #expect(try await office.text("list", "--slugs").isEmpty)
  }

  @Test func `template syntax is kept as text only if that is asked for`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      printf -- '---\\ntitle: B\\ndraft: true\\n---\\n<b>Lit.</b> {{< x >}}\\n\\n* A list\\n{: .lead}\\n' >b.md
      run() { "$GALLEY" --database "$FROM" --as eva import --preset hugo b.md "$@" 2>&1; echo $?; }
      run; run --keep-templates
      """, environment: ["FROM": office.database.url()])
    #expect(
      outcome.stdout == """
        galley: b.md: line 5: template syntax, and 1 more in this file, would be published as text; replace it, put it in \
        code, or keep it with --keep-templates; nothing was imported; fix it and try again
        64
        left out, with the number of articles or files:
          1  HTML (kept as text)
          1  template syntax (kept as text)
        Imported 1 article
        0

        """)
  }

  @Test func `a mapping file says what options say, in YAML or JSON`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      printf -- '---\\nt: B\\nd: 2020-01-01\\nx: 1\\n---\\nLit.\\n' >b.md
      printf 'map: {t: headline, d: firstPublishedAt}\\nignore: [x]\\nzone: UTC\\nsection: News\\nlanguage: de\\n' >m.yaml
      printf '{"map": {"t": "headlin"}}' >m.json; printf 'maps: {}\\n' >bad.yaml
      run() { "$GALLEY" --database "$FROM" --as anna import b.md --from "$@" 2>&1; echo $?; }
      run m.json; run bad.yaml; run m.yaml
      """, environment: ["FROM": office.database.url()])
    let lines = outcome.stdout.split(separator: "\n")
    try #require(lines.count == 8, "\(outcome.stdout)")
    #expect(lines[0].hasPrefix("galley: m.json: 't' must mean one of headline, slug, "))
    #expect(lines[0].hasSuffix("; did you mean 'headline'?"))
    #expect(
      lines[2] == """
        galley: bad.yaml: line 1: 'maps' must be one of preset, map, ignore, section, zone, language
        """)
    #expect(lines[6] == "Imported 1 article")
    let article = try await office.object("show", "b")
    #expect(article["section"] as? String == "News")
    #expect(article["language"] as? String == "de")
    #expect(article["firstPublishedAt"] as? String == "2020-01-01T00:00:00.000Z")
  }

  @Test func `a mapping is refused that nobody can mean`() async throws {
    let unknown = try await runImport("--map", "title=headlin", "x.md")
    #expect(unknown.exitCode == 64)
    #expect(unknown.stderr.contains("did you mean 'headline'?"), "\(unknown.stderr)")
    #expect(try await runImport("--map", "title", "x.md").exitCode == 64)
    #expect(try await runImport("--ignore", "x", "--from-jsonl", "x").exitCode == 64)
    #expect(try await runImport("--zone", "Nowhere", "--preset", "hugo", "x.md").exitCode == 64)
    #expect(try await runImport("--preset", "drupal", "x.md").exitCode == 64)
  }
}
