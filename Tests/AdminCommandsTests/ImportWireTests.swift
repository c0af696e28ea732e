import Foundation
import TestSupport
import Testing

/// What other newsrooms publish, as ninjs and as Atom.
@Suite(.database) struct ImportWireTests {
  private let office = Office()

  private func shell(_ script: String, stdin: String = "") async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      """
      cat >in
      take() { "$GALLEY" --as eva import "$@" 2>&1; echo $?; }
      \(script)
      """, stdin: Data(stdin.utf8), environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  private static let images = """
    images:
      - {uri: "https://x.example/pier.jpg", caption: The long pier, credit: Jo}
    """

  private static let body = """
    The first ferry left **Port Orrin** at *six*.[^1] It is [a ship](https://x.example/?a=1&b=2).

    ## Who pays

    > The islands, and the port.[^2]

    - One
    - Two
      - Three

    1. First
    2. Second

    | Year | Ships |
    | --- | --- |
    | 2025 | `none` |

    ![A pier](https://x.example/pier.jpg)

    ```
    let a = 1 < 2
    ```

    ***

    [^1]: It was late.

    [^2]: They said so.

        In writing.

    """

  @Test(arguments: ["ninjs", "atom", "wordpress"])
  func `a folder in place of a file is refused by its name`(preset: String) async throws {
    let outcome = try await shell("mkdir folder; take --preset \(preset) folder")
    #expect(outcome.stdout == "galley: folder is a directory; name a file\n64\n")
  }

  @Test func `an exported article is the same after its import`() async throws {
    let manuscript = Office.manuscript.split(separator: "\n---\n", maxSplits: 1)[0]
    _ = try await office.text(
      "draft", "-", as: "eva", stdin: "\(manuscript)\n\(Self.images)\n---\n\n\(Self.body)")
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    _ = try await office.text("approve", "harbour-lamp")
    _ = try await office.text("publish", "harbour-lamp")
    let export = try await office.text("export", "ninjs", "harbour-lamp")
    let outcome = try await shell("take --preset ninjs --ignore slug in", stdin: export)
    #expect(outcome.stdout.hasSuffix("Imported 1 article\n0\n"), "\(outcome.stdout)")
    let former = try await office.object("show", "harbour-lamp")
    let copy = try await office.object("show", "lamp-lit-again")
    for field in [
      "headline", "standfirst", "byline", "dateline", "section", "keywords", "language", "body",
      "leadImage", "images",
    ] {
      let value = try #require(former[field] as? NSObject, "\(field)")
      #expect(value == copy[field] as? NSObject, "\(field)")
    }
    #expect(copy["editorialState"] as? String == "draft")
    #expect(copy["publicationState"] as? String == "unpublished")
    #expect(copy["draftedBy"] as? String == "eva")
    let again = try await shell("take --preset ninjs --ignore slug in", stdin: export)
    #expect(again.stdout.hasSuffix("Imported 0 articles, 1 imported before\n0\n"))
  }

  @Test func `objects of each version are read, in an array or one after another`() async throws {
    let outcome = try await shell(
      """
      take --preset ninjs in - <<'END'
      {"uri":"urn:x:4","type":"text","headline":"Old wire","byline":"Jo Hale","located":"Port Orrin",
       "body_html":"<p>Rain &amp; <b>wind</b>.</p>","body_text":"Rain & wind.","urgency":4,
       "subject":[{"name":"weather"}],
       "associations":{"main":{"type":"picture","byline":"Ada Moss","description_text":"A wet pier",
         "renditions":{"small":{"href":"https://p.example/s.jpg","width":10},
           "large":{"href":"https://p.example/l.jpg","width":90}}}}}
      {"uri":"urn:x:5","pubstatus":"canceled","headlines":[{"value":"Gone"}]}
      {"uri":"urn:x:6","type":"picture"}
      END
      """,
      stdin: """
        \u{FEFF}[
          {"uri": "urn:x:1", "headlines": [{"role": "main", "value": "First {{ braces }}"}],
           "bodies": [{"contentType": "text/plain", "value": "One.\\n\\nTwo * three."}],
           "altIds": [{"role": "slug", "value": "first-item"}], "trustIndicators": [{"title": "Ethics"}]},
          {"uri": "urn:x:2", "headlines": [{"value": "Second"}], "language": "de",
           "embargoeduntil": "2020-01-01T00:00:00Z", "people": [{"name": "Bo", "rel": "subject"}]}
        ]
        """)
    #expect(
      outcome.stdout == """
        left out, with the number of articles or files:
          3  uri
          1  canceled items
          1  items of type 'picture'
          1  located
          1  people who are not authors
          1  trustIndicators
          1  urgency
        Imported 3 articles
        0

        """, "\(outcome.stdout)")
    let first = try await office.object("show", "first-item")
    #expect(first["headline"] as? String == "First {{ braces }}")
    #expect(first["body"] as? String == "One.\n\nTwo \\* three.\n")
    #expect(try await office.object("show", "second")["language"] as? String == "de")
    let old = try await office.object("show", "old-wire")
    #expect(old["byline"] as? [String] == ["Jo Hale"])
    #expect(old["keywords"] as? [String] == ["weather"])
    #expect(old["body"] as? String == "Rain & **wind**.\n")
    let image = try #require(old["leadImage"] as? [String: Any])
    #expect(image["uri"] as? String == "https://p.example/l.jpg")
    #expect(image["caption"] as? String == "A wet pier")
    #expect(image["credit"] as? String == "Ada Moss")
  }

  @Test func `an embargo that is in force is refused, unless it is left out`() async throws {
    let item = """
      {"headlines": [{"value": "Later"}], "embargoedUntil": "2999-01-01T00:00:00Z"}
      """
    let outcome = try await shell(
      "take --preset ninjs in; take --preset ninjs --ignore embargoedUntil in", stdin: item)
    #expect(
      outcome.stdout == """
        galley: in, line 1: the item is under embargo until '2999-01-01T00:00:00Z', and a draft has \
        no embargo; import it later, or leave the field out with --ignore embargoedUntil; nothing was \
        imported; fix it and try again
        2
        left out, with the number of articles or files:
          1  embargoedUntil
        Imported 1 article
        0

        """, "\(outcome.stdout)")
  }

  @Test func `input that is not ninjs is refused with its line`() async throws {
    let outcome = try await shell(
      """
      printf 'x' >a; printf '\\n{"headline":"x"' >b; printf '[{"headline":"x"} {}]' >c
      printf '[{"headline":"x"}' >d; printf '{"headline":"y",}\\n' >e; printf '[[]]' >f; printf '' >g
      for file in a b c d e f g none; do take --preset ninjs $file; done
      """)
    let lines = outcome.stdout.split(separator: "\n").map(String.init)
    let expected = "expected a JSON object or an array of objects"
    #expect(
      lines == [
        "galley: a, line 1: \(expected)", "64",
        "galley: b, line 2: the object is incomplete", "64",
        "galley: c, line 1: \(expected)", "64",
        "galley: d, line 1: the array is incomplete", "64",
        "galley: e, line 1: the object is not JSON; the error is at its byte 17; nothing was "
          + "imported; fix it and try again", "64",
        "galley: f, line 1: \(expected)", "64",
        "Imported 0 articles", "0",
        "galley: there is no file none", "64",
      ], "\(outcome.stdout)")
    #expect(try await office.text("list", "--slugs").isEmpty)
  }

  private static let feed = """
    <?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"
      xml:lang="en-GB">
    <title>Skerry</title><author><name>Skerry Press</name><email>x@skerry.example</email></author>
    <at:deleted-entry ref="tag:1" when="2026-01-01T00:00:00Z"/>
    <entry><id>tag:2</id><title type="html">Ferry &amp;amp; &lt;em>pier&lt;/em></title>
      <updated>2026-01-01T00:00:00Z</updated><summary>A boat.</summary>
      <category term="ferries" label="Ferries"/><category term="c" scheme="https://x.example/section" label="Coast"/>
      <link href="https://skerry.example/ferry"/><link rel="enclosure" type="image/jpeg" href="https://skerry.example/f.jpg"/>
      <content type="xhtml" xml:lang="de"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Es <x:b>kam</x:b>.</x:p><x:script>x</x:script></x:div></content></entry>
    <entry><id>tag:3</id><title>Plain &lt;b></title><author><name> Ann Author </name></author>
      <content>One.

      Two.</content></entry>
    <entry><id>tag:4</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <i>lamp</i></div></title>
      <content type="html">&lt;p>Lit.&lt;/p></content><x xmlns="urn:x"/></entry>
    <entry><id>tag:5</id><title>Elsewhere</title><content src="https://skerry.example/e.pdf" type="application/pdf"/></entry>
    </feed>
    """

  @Test func `the entries of a feed become drafts, and deleted ones are counted`() async throws {
    let outcome = try await shell("take --preset atom in; take --preset atom in", stdin: Self.feed)
    #expect(
      outcome.stdout.hasPrefix(
        """
        left out, with the number of articles or files:
          4  id
          1  <script>
          1  content that is elsewhere (src)
          1  deleted entries (at:deleted-entry)
          1  elements of other standards (<x>)
          1  link
          1  updated
        Imported 4 articles
        0

        """), "\(outcome.stdout)")
    #expect(outcome.stdout.hasSuffix("Imported 0 articles, 4 imported before\n0\n"))
    let ferry = try await office.object("show", "ferry-pier")
    #expect(ferry["headline"] as? String == "Ferry & pier")
    #expect(ferry["standfirst"] as? String == "A boat.")
    #expect(ferry["byline"] as? [String] == ["Skerry Press"])
    #expect(ferry["section"] as? String == "Coast")
    #expect(ferry["keywords"] as? [String] == ["Ferries"])
    #expect(ferry["language"] as? String == "de")
    #expect(ferry["body"] as? String == "Es **kam**.\n")
    let image = try #require(ferry["leadImage"] as? [String: Any])
    #expect(image["uri"] as? String == "https://skerry.example/f.jpg")
    let plain = try await office.object("show", "plain-b")
    #expect(plain["headline"] as? String == "Plain <b>")
    #expect(plain["byline"] as? [String] == ["Ann Author"])
    #expect(plain["language"] as? String == "en-GB")
    #expect(plain["body"] as? String == "One.\n\nTwo.\n")
    #expect(try await office.object("show", "the-lamp")["body"] as? String == "Lit.\n")
  }

  @Test func `a file that is no Atom, or is broken, is refused before anything is recorded`()
    async throws
  {
    let outcome = try await shell(
      """
      head -n 12 in >half.xml; printf '<rss/>' >rss.xml; printf '<feed/>' >plain.xml
      { printf '<entry xmlns="http://www.w3.org/2005/Atom"><title>Deep</title><content type="xhtml">'
        for n in $(seq 210); do printf '<b>'; done; for n in $(seq 210); do printf '</b>'; done
        printf '</content></entry>'; } >deep.xml
      for file in half rss plain deep; do take --preset atom $file.xml; done
      printf '<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title></entry>' >entry.xml
      take --preset atom entry.xml
      """, stdin: Self.feed)
    let lines = outcome.stdout.split(separator: "\n").map(String.init)
    try #require(lines.count == 10, "\(outcome.stdout)")
    #expect(lines[0].hasPrefix("galley: half.xml: line 1"), "\(lines[0])")
    #expect(lines[2] == "galley: rss.xml is neither a feed nor an entry of Atom")
    #expect(lines[4] == "galley: plain.xml is neither a feed nor an entry of Atom")
    #expect(lines[6] == "galley: deep.xml: line 1: elements are nested more than 200 deep")
    #expect(lines[8...] == ["Imported 1 article", "0"])
    #expect(try await office.text("list", "--slugs") == "alone\n")
  }
}
