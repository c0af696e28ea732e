import Editorial
import Manuscripts
import Testing

struct `A typed value is read whole or refused` {
  @Test(arguments: [
    ("headline: Album #1 tops charts", "headline", 2), ("headline: C # and more", "headline", 2),
    ("headline: #1 in the charts\nslug: a", "headline", 2),
    ("slug: a\nsection: b # c", "section", 3),
    ("headline:\t#1", "headline", 2), ("keywords:\n- a\n- b # c", "keywords", 4),
    ("keywords: one, # two", "keywords", 2), ("dateline:\n  place: Hallin # Nord", "place", 3),
    ("headline: Über # é", "headline", 2), ("headline: Bad\n  # Ischl", "", 0),
  ])
  func `a comment does not cut it off`(yaml: String, field: String, line: Int) throws {
    let text = "---\n\(yaml)\n---\n"
    if line == 0 { return #expect(try Self.parsed(text).headline == "Bad") }
    let error = #expect(throws: ManuscriptError.self) { try Self.parsed(text) }
    #expect(
      error?.description
        == "line \(line): ' #' in the text of '\(field)' begins a comment; put the "
        + "text in double quotes, or the comment on its own line")
  }

  @Test(arguments: [
    ("headline: \"Album #1\" # a comment", "Album #1"), ("headline: C#", "C#"),
    ("headline: 'A # b'", "A # b"), ("# all\nheadline: A\n# of\n", "A"),
    ("headline: | # a comment\n  A # b\n", "A # b"),
    ("byline: # the authors\n  - B\nheadline: A", "A"),
    ("dateline: # where\n  place: B\nheadline: A", "A"),
  ])
  func `a comment elsewhere is ignored`(yaml: String, headline: String) throws {
    #expect(try Self.parsed("---\n\(yaml)\n---\n").headline == headline)
  }

  static let causes: [(yaml: String, line: Int, says: String)] = [
    ("headline: \"Late\" news", 2, "the text continues after its closing quote"),
    ("headline: 'It's late'", 2, "the text continues after its closing quote"),
    ("headline: \"Late\nsection: b", 2, "the quote that begins the text is not closed on its line"),
    ("headline: \"Late\nsection: \"b\"", 2, "the quote that begins the text is not closed"),
    ("headline: 'tis\nsection: 'b'", 2, "the quote that begins the text is not closed"),
    (
      "slug: a\nheadline: \"A\nstandfirst: B\"\nsection: x", 3,
      "the quote that begins the text is not closed"
    ),
    ("headline: @anna speaks", 2, "'@' at the start of a text has a meaning in YAML"),
    ("headline: %5 more", 2, "'%' at the start of a text"),
    ("headline: `code`", 2, "'`' at the start"),
    ("headline: *Live* from", 2, "'*' at the start of a text"),
    ("headline: **Live** from", 2, "'*' at the start of a text"),
    ("headline: *Live", 2, "'&', '*' or '!' begins an anchor, alias or tag"),
    ("headline: \"C:\\path\"", 2, "'\\' begins no escape here"),
    ("headline: &a b", 2, "'&', '*' or '!' begins"),
    ("headline: !now b", 2, "'&', '*' or '!' begins"),
    ("headline: > 5 percent", 2, "'>' at the start of a text"),
    ("headline: >5\nslug: a", 2, "'>' at the start"),
    ("headline: | a", 2, "'|' at the start of a text"),
    ("headline: |2\nslug: a", 2, "'|' at the start"),
    ("headline: [Live] Late", 2, "'[' at the start of a text"),
    ("headline: {a} b", 2, "'{' at the start"),
    ("headline: - a", 2, "'-' at the start of a text"), ("headline: ? a", 2, "'?' at the start"),
    ("dateline:\n\tplace: x", 3, "a tab indents the line"),
    ("headline:\u{A0}Late", 2, "U+00A0 is in the place of a space"),
    ("slug: a\nheadline:\u{200B}Late", 3, "U+200B is in the place of a space"),
    ("headline: Late: news", 2, "the text contains a colon"),
    ("headline: Late:", 2, "the text contains a colon"),
    ("headline:Late\nslug: a", 2, "a space is missing after the colon"),
    ("headline:Late", 2, "a space is missing after the colon"),
    ("slug: a\nheadline：Late", 3, "the colon is U+FF1A"),
    ("byline: [Ann # editor]", 2, "' #' begins a comment"),
    ("byline: [Ann\nslug: a", 2, "the bracket is not closed"),
  ]

  @Test(arguments: causes)
  func `the error names the cause`(yaml: String, line: Int, says: String) {
    let error = #expect(throws: ManuscriptError.self) {
      try Self.parsed("---\n\(yaml)\n---\nBody\n")
    }
    let description = error?.description ?? ""
    #expect(description.hasPrefix("line \(line): \(says)"), "\(description)")
  }

  @Test(arguments: [
    (
      "title: a\ndate: b\nheadline: c\ntags: [d]\nlayout: e",
      "line 2: 4 unknown fields: 'title' (did you mean 'headline'?), 'date' (line 3; did you mean "
        + "'date' of 'dateline'?), 'tags' (line 5; did you mean 'keywords'?), 'layout' (line 6). "
        + "The fields are headline, slug, standfirst, byline, dateline, section, keywords, "
        + "language, leadImage, images, revision"
    ),
    (
      "dateline:\n  plaec: a\n  dat: b",
      "line 3: 2 unknown fields: 'plaec' of 'dateline' (did you mean 'place'?), 'dat' of "
        + "'dateline' (line 4; did you mean 'date'?). The fields are place, date, source"
    ),
    (
      "menu:\n  main: {a: [b, c: {d: &e f}]}\nseo: !x y\nparams: *z",
      "line 2: 3 unknown fields: 'menu', 'seo' (line 4), 'params' (line 5). The fields are "
        + "headline, slug, standfirst, byline, dateline, section, keywords, language, leadImage, "
        + "images, revision"
    ),
    (
      "head\u{200B}line: a",
      "line 2: unknown field 'head<U+200B>line'; did you mean 'headline'? The fields are headline, "
        + "slug, standfirst, byline, dateline, section, keywords, language, leadImage, images, revision"
    ),
  ])
  func `all unknown fields are named at once`(yaml: String, says: String) {
    let error = #expect(throws: ManuscriptError.self) { try Self.parsed("---\n\(yaml)\n---\n") }
    #expect(error?.description == says)
  }

  @Test func `the number of unknown fields that are named is limited`() {
    let yaml = (1...5_000).map { "x\($0): 1\n" }.joined()
    let error = #expect(throws: ManuscriptError.self) { try Self.parsed("---\n\(yaml)---\n") }
    let description = error?.description ?? ""
    #expect(description.contains("and 4980 more"))
    #expect(description.utf8.count < 1_000)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "the manuscript is in UTF-16; save it as UTF-8"),
      ([0x61, 0x00, 0x62, 0x00, 0x63, 0x00], "the manuscript is in UTF-16; save it as UTF-8"),
      (
        [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00],
        "the manuscript is in UTF-32; save it as UTF-8"
      ),
      (
        [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01] + Array(repeating: 0, count: 9) + [0x03, 0xFF],
        "line 1: byte 7 of the file is NUL, so it is not a text; save the manuscript as text in UTF-8"
      ),
      (
        [0x61, 0x01, 0x93, 0x61],
        "line 1: byte 2 of the file is not valid UTF-8; save the manuscript as UTF-8"
      ),
      (
        [0x50, 0x4B, 0x03, 0x04, 0x14],
        "the manuscript is a zip archive, such as a Word or OpenDocument file; save it as Markdown in "
          + "UTF-8"
      ),
      (
        Array("{\\rtf1 a}".utf8),
        "the manuscript is a document in rich text format (RTF); save it as Markdown in UTF-8"
      ),
      (Array("%PDF-1.4".utf8), "the manuscript is a PDF; save it as Markdown in UTF-8"),
      (
        Array("a\nb ".utf8) + [0x93] + Array("c".utf8),
        "line 2: byte 4 of the file is not valid UTF-8; it seems to be in Windows-1252; save the "
          + "manuscript as UTF-8"
      ),
      (
        Array("é\r\nb ".utf8) + [0x93] + Array("c".utf8),
        "line 2: byte 6 of the file is not valid UTF-8; save the manuscript as UTF-8"
      ),
    ] as [([UInt8], String)])
  func `bytes that are not UTF-8 text are recognised`(bytes: [UInt8], says: String) {
    let error = #expect(throws: ManuscriptError.self) { try ManuscriptFile(parsing: bytes) }
    #expect(error?.description == says)
  }

  private static func parsed(_ text: String) throws -> ManuscriptFile {
    try ManuscriptFile(parsing: Array(text.utf8))
  }
}
