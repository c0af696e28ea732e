import Editorial
import Manuscripts
import Testing

struct `A manuscript that cannot be parsed is refused with one line` {
  static let refused: [(text: String, says: String)] = [
    ("", "the manuscript is empty; write front matter or a body"),
    (" \n\t\r\n", "the manuscript is empty; write front matter or a body"),
    (
      "abcde\0",
      "line 1: byte 5 of the file is NUL, so it is not a text; save the manuscript as text in UTF-8"
    ),
    (
      "---\nheadline: H\n",
      "line 1: the front matter that begins here is not closed; add a line '---' after its last field"
    ),
    (
      "---\njust words\n---\n",
      "line 2: the front matter is not a list of fields; write one per line, such as "
        + "'section: politics'"
    ),
    (
      "---\n- a\n---\n",
      "line 2: the front matter is not a list of fields; write one per line, such as "
        + "'section: politics'"
    ),
    (
      "---\nslug: a\nheadline: Late: news\n---\n",
      "line 3: the text contains a colon; put it in double quotes"
    ),
    (
      "---\nslug: a\nheadline: \"Late\nsection: b\n---\n",
      "line 3: the quote that begins the text is not closed on its line; close it"
    ),
    (
      "---\nslug: a\n...\nslug: b\n---\n",
      "line 3: front matter ends with the same line as it begins, but this line has '...'; correct it"
    ),
    (
      "---\nslug: a\n--- b\n---\n",
      "line 3: front matter ends with the same line as it begins, but this line has '---' and more "
        + "text; correct it"
    ),
    (
      "---\nslug: a\nheadline: \u{1B}[31m\n---\n",
      "line 3: it contains a control character; remove it"
    ),
    (
      "---\nsection: &a b\n---\n",
      "line 2: '&', '*' or '!' begins an anchor, alias or tag, and these are not supported; put a "
        + "text that begins with one in double quotes"
    ),
    (
      "---\nsection: *a\n---\n",
      "line 2: '&', '*' or '!' begins an anchor, alias or tag, and these are not supported; put a "
        + "text that begins with one in double quotes"
    ),
    (
      "---\nrevision: !!int 3\n---\n",
      "line 2: '&', '*' or '!' begins an anchor, alias or tag, and these are not supported; put a "
        + "text that begins with one in double quotes"
    ),
    (
      "---\nslug: a\nsection: b\nheadlin: c\n---\n",
      "line 4: unknown field 'headlin'; did you mean 'headline'? The fields are headline, slug, "
        + "standfirst, byline, dateline, section, keywords, language, leadImage, images, revision"
    ),
    (
      "---\nsummary: c\n---\n",
      "line 2: unknown field 'summary'; did you mean 'standfirst'? The fields are headline, slug, "
        + "standfirst, byline, dateline, section, keywords, language, leadImage, images, revision"
    ),
    (
      "---\ndateline.place: c\n---\n",
      "line 2: unknown field 'dateline.place'. The fields are headline, slug, "
        + "standfirst, byline, dateline, section, keywords, language, leadImage, images, revision"
    ),
    (
      "---\ndateline:\n  plaec: Hallin\n---\n",
      "line 3: unknown field 'plaec' of 'dateline'; did you mean 'place'? The fields are place, "
        + "date, source"
    ),
    ("---\nslug: a\nslug: b\n---\n", "line 3: 'slug' appears twice; keep one"),
    (
      "---\nleadImage:\n  alt: a\n  alt: b\n---\n",
      "line 4: 'leadImage.alt' appears twice; keep one"
    ),
    ("---\nheadline: [a]\n---\n", "line 2: 'headline' must be one text"),
    ("---\nheadline: {a: b}\n---\n", "line 2: 'headline' must be one text"),
    ("---\nbyline: {a: b}\n---\n", "line 2: 'byline' must be a text or a list of texts"),
    ("---\nbyline:\n- [a]\n---\n", "line 3: 'byline' must be a text or a list of texts"),
    (
      "---\ndateline: Hallin, 2021-11-23\n---\n",
      "line 2: 'dateline' must be fields of its own, indented: place, date, source"
    ),
    (
      "---\nleadImage: [a]\n---\n",
      "line 2: 'leadImage' must be fields of its own, indented: uri, caption, alt, credit"
    ),
    (
      "---\nheadline: \"a\\eb\"\n---\n",
      "line 2: 'headline' contains the control character U+001B; remove it"
    ),
    (
      "---\nstandfirst: \"a\\0b\"\n---\n",
      "line 2: 'standfirst' contains the control character U+0000; remove it"
    ),
    (
      "---\nslug: Été à Hallin!\n---\n",
      "line 2: 'Été à Hallin!' is not a slug: lower-case words joined by hyphens, at most 80 "
        + "characters; try 'ete-a-hallin'"
    ),
    (
      "---\nslug: 水库\n---\n",
      "line 2: '水库' is not a slug: lower-case words joined by hyphens, at most 80 characters"
    ),
    (
      "---\ndateline:\n  place: Hallin\n  date: 2021-02-30\n---\n",
      "line 4: '2021-02-30' is not a date; write year, month and day as in 2026-11-23"
    ),
    (
      "---\ndateline:\n  date: \(String(repeating: "9", count: 41))\n---\n",
      "line 3: '\(String(repeating: "9", count: 40))…' is not a date; write year, month and day as "
        + "in 2026-11-23"
    ),
    (
      "---\nrevision: three\n---\n",
      "line 2: 'revision' must be a whole number from 1; do not change it in a file that you edit"
    ),
    (
      "---\nrevision: 0\n---\n",
      "line 2: 'revision' must be a whole number from 1; do not change it in a file that you edit"
    ),
  ]

  @Test(arguments: refused)
  func `each error has its sentence`(text: String, says: String) {
    let error = #expect(throws: ManuscriptError.self) {
      try ManuscriptFile(parsing: Array(text.utf8))
    }
    #expect(error?.description == says)
  }

  @Test(arguments: [
    ([0x61, 0xFF], 1), ([0xC3], 0), ([0x61, 0xED, 0xA0, 0x80], 1),
    (Array("é".utf8) + [0xC0, 0x80], 2), ([0xF0, 0x9F, 0x93], 0),
  ])
  func `a byte that is not UTF-8 is named by its offset`(bytes: [UInt8], offset: Int) {
    let error = #expect(throws: ManuscriptError.self) { try ManuscriptFile(parsing: bytes) }
    #expect(
      error?.description
        == "line 1: byte \(offset) of the file is not valid UTF-8; save the manuscript as UTF-8")
  }

  @Test func `sizes are limited`() {
    let text = Array("---\nheadline: H\n---\nBody\n".utf8)
    let tooLarge = #expect(throws: ManuscriptError.self) {
      try ManuscriptFile(parsing: text, limits: ManuscriptLimits(file: text.count - 1))
    }
    #expect(
      tooLarge?.description == "the manuscript is larger than the limit of 24 bytes; shorten it or "
        + "raise the limit")
    let frontMatter = #expect(throws: ManuscriptError.self) {
      try ManuscriptFile(parsing: text, limits: ManuscriptLimits(frontMatter: 11))
    }
    #expect(
      frontMatter?.description
        == "the front matter is larger than the limit of 11 bytes; move text "
        + "to the body")
  }

  @Test func `front matter that would be too large when written is refused`() throws {
    let keywords = Array("---\nkeywords: \(String(repeating: "a,", count: 10))\n---\n".utf8)
    let limits = ManuscriptLimits(frontMatter: 70)
    let written = try ManuscriptFile(parsing: keywords, limits: limits).text
    #expect(try ManuscriptFile(parsing: Array(written.utf8), limits: limits).keywords.count == 10)
    #expect(throws: ManuscriptError(.frontMatterTooLarge(limit: 69))) {
      try ManuscriptFile(parsing: keywords, limits: ManuscriptLimits(frontMatter: 69))
    }
  }

  @Test func `an invalid language tag is quoted`() {
    #expect(
      ManuscriptError(.badLanguage("en\u{1B}glish"), line: 7).description
        == "line 7: 'en␛glish' is not a language tag; write one such as en or pt-BR")
  }

  @Test func `an incomplete dateline or lead image is refused with the missing field`() {
    let dateline = #expect(throws: ManuscriptError.self) {
      try PartialDateline(place: "Hallin").complete()
    }
    #expect(
      dateline?.description
        == "'dateline.date' is missing; add it, or remove all of 'dateline'")
    let image = #expect(throws: ManuscriptError.self) {
      try PartialImage(alt: "A tower").complete()
    }
    #expect(
      image?.description == "'leadImage.uri' is missing; add it, or remove all of 'leadImage'")
  }

  @Test func `a list is refused for a field with one text`() {
    var file = ManuscriptFile()
    let error = #expect(throws: ManuscriptError.self) {
      try file.set(.section, toList: ["a", "b"])
    }
    #expect(error?.description == "'section' must be one text, not a list")
  }

  @Test(arguments: [
    "headline: [SECRET]", "headline: {SECRET: SECRET}", "headline: \"SECRET\\e\"",
    "headline: SECRET: SECRET", "headline: \"SECRET", "standfirst: &x SECRET",
    "standfirst: \"SECRET\\q\"", "byline: [[SECRET]]", "dateline: SECRET", "revision: SECRET",
    "SECRET", "- SECRET", "leadImage: [SECRET]", "headline: a\nheadline: SECRET",
  ])
  func `no error quotes a text`(yaml: String) {
    let error = #expect(throws: ManuscriptError.self) {
      try ManuscriptFile(parsing: Array("---\n\(yaml)\n---\nSECRET\n".utf8))
    }
    #expect(error?.description.contains("SECRET") == false)
  }
}
