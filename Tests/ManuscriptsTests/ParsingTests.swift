import Editorial
import Manuscripts
import Testing

struct `A manuscript file is parsed` {
  @Test func `every field of a complete article is read`() throws {
    let file = try ManuscriptFile(parsing: Array(SampleArticle.text.utf8))
    #expect(file.headline == "Reservoir town votes to keep its drowned church")
    #expect(file.slug == Slug("reservoir-town-keeps-drowned-church"))
    #expect(
      file.standfirst == """
        After eleven years of argument, Hallin decides: the tower stays above the water.
        Divers found it sound.
        """)
    #expect(file.byline == ["Marta Oyelaran", "Jun Brandt"])
    #expect(
      try file.dateline.complete()
        == Dateline(place: "Hallin", date: #require(CalendarDate("2021-11-23")), source: "TDI"))
    #expect(file.section == "society")
    #expect(file.keywords == ["reservoirs", "heritage", "local votes"])
    #expect(file.language == LanguageTag("en"))
    #expect(
      try file.leadImage.complete()
        == ArticleImage(
          uri: "https://pictures.example/hallin/tower.jpg",
          caption: "The tower at low water: a landmark for anglers",
          alt: "A stone church tower rises from a still grey lake.", credit: "Petra Lind / TDI"))
    #expect(file.baseRevision == 3)
    #expect(file.body.hasPrefix("The 412 people"))
    #expect(file.body.hasSuffix("for one exception.\n"))
  }

  @Test(arguments: [
    ("byline: Ann Lee", ["Ann Lee"]), ("byline: [Ann Lee, Bo]", ["Ann Lee", "Bo"]),
    ("byline:\n- Ann Lee\n- Bo", ["Ann Lee", "Bo"]), ("byline: null", []), ("byline: ~", []),
    ("byline:", []), ("byline: []", []), ("byline: [null, '', Bo]", ["Bo"]),
    ("byline: 'null'", ["null"]),
  ])
  func `a byline is a name or a list of names`(yaml: String, names: [String]) throws {
    #expect(try parsed("---\n\(yaml)\n---\n").byline == names)
  }

  @Test(arguments: [
    ("keywords: one, two words,three", ["one", "two words", "three"]),
    ("keywords: [one, \"a, b\"]", ["one", "a, b"]), ("keywords: 水库，遗产、投票", ["水库", "遗产", "投票"]),
    ("keywords: ', '", []),
  ])
  func `keywords are a list or separated by commas`(yaml: String, keywords: [String]) throws {
    #expect(try parsed("---\n\(yaml)\n---\n").keywords == keywords)
  }

  @Test(arguments: [
    ("no", "no"), ("true", "true"), ("1.0", "1.0"), ("2021-11-23", "2021-11-23"), ("0x1F", "0x1F"),
    ("12:30:45", "12:30:45"), ("'null'", "null"), (" two \t spaces ", "two spaces"),
    ("\"one\\nline\"", "one line"), ("Ma\u{F1}ana \u{1F4F0}", "Ma\u{F1}ana \u{1F4F0}"),
  ])
  func `a scalar is the typed text`(yaml: String, text: String) throws {
    #expect(try parsed("---\nheadline: \(yaml)\n---\n").headline == text)
  }

  @Test(arguments: ["headline:", "headline: ''", "headline: ~", "headline: null", "headline: ' '"])
  func `an empty field is absent`(yaml: String) throws {
    #expect(try parsed("---\n\(yaml)\n---\n") == ManuscriptFile())
  }

  @Test func `without front matter, everything is the body`() throws {
    #expect(try parsed("One.\n\n---\n\nTwo.\n") == ManuscriptFile(body: "One.\n\n---\n\nTwo.\n"))
  }

  @Test(arguments: ["---\n---\n", "---\n# only a word\n---\n", "---\n\n---", "---  \n---\t\n\n"])
  func `front matter may be empty`(text: String) throws {
    #expect(try parsed(text) == ManuscriptFile())
  }

  @Test(arguments: [
    ("\u{FEFF}Text", "Text\n"), ("a\r\nb\rc\r\n", "a\nb\nc\n"),
    ("\n \n\n  indented\n", "  indented\n"),
    ("Text \n\n\t\n", "Text\n"), ("a\n\n\nb", "a\n\n\nb\n"), ("e\u{301}", "e\u{301}\n"),
  ])
  func `saving a body again does not change it`(typed: String, body: String) throws {
    #expect(Array(try parsed(typed).body.utf8) == Array(body.utf8))
    #expect(Array(try parsed(body).body.utf8) == Array(body.utf8))
  }

  @Test func `front matter is read with Windows line ends and a byte order mark`() throws {
    let file = try parsed("\u{FEFF}---\r\nheadline: H\r\n---\r\nText\r\n")
    #expect(file.headline == "H")
    #expect(file.body == "Text\n")
  }

  @Test func `a file of exactly the limit is read`() throws {
    #expect(try ManuscriptFile(parsing: [97, 98], limits: .init(file: 2)).body == "ab\n")
  }

  @Test func `an option sets a field as in a file, and blank text removes it`() throws {
    var file = ManuscriptFile()
    try file.set(.datelineDate, to: " 2021-11-23 ")
    try file.set(.byline, toList: ["Ann Lee", " "])
    try file.set(.keywords, to: "a, b")
    #expect(file.dateline.date == CalendarDate("2021-11-23"))
    #expect(file.byline == ["Ann Lee"])
    #expect(file.keywords == ["a", "b"])
    try file.set(.datelineDate, to: "")
    try file.set(.byline, toList: [])
    try file.set(.keywords, to: "")
    #expect(file == ManuscriptFile())
  }

  @Test func `empty fields make no dateline and no lead image`() throws {
    #expect(try PartialDateline().complete() == nil)
    #expect(try PartialImage().complete() == nil)
  }

  private func parsed(_ text: String) throws -> ManuscriptFile {
    try ManuscriptFile(parsing: Array(text.utf8))
  }
}
