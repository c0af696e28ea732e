import Editorial
import Manuscripts
import Testing

struct `TOML front matter is read` {
  static let whole = #"""
    +++
    # A comment
    headline = "Keeper \"retires\" #1" # another
    slug = 'keeper'
    standfirst = """
    One \
      line.
    Two."""
    byline = [
      "Eva Lind", # first
      'Jun "J" Brandt',
    ]
    section = "Coast"
    "keywords" = ["lighthouses, old", "retirement"]
    language = "en"
    revision = 3

    [dateline]
    place = "Skerry \u00e9"
    date = 2026-11-20
    source = "GNA"

    [leadImage]
    uri = "https://images.example/skerry.jpg"
    caption = '''A "quoted" caption'''
    alt = "A"
    credit = "B"
    +++

    Body.

    +++
    """#

  @Test func `with all fields`() throws {
    let file = try parsed(Self.whole)
    #expect(file.headline == "Keeper \"retires\" #1")
    #expect(file.slug == Slug("keeper"))
    #expect(file.standfirst == "One line.\nTwo.")
    #expect(file.byline == ["Eva Lind", "Jun \"J\" Brandt"])
    #expect(file.keywords == ["lighthouses, old", "retirement"])
    #expect(
      file.dateline
        == PartialDateline(place: "Skerry é", date: CalendarDate("2026-11-20"), source: "GNA"))
    #expect(file.leadImage.caption == "A \"quoted\" caption")
    #expect(file.leadImage.credit == "B")
    #expect(file.baseRevision == 3)
    #expect(file.body == "Body.\n\n+++\n")
    #expect(try ManuscriptFile(parsing: Array(file.text.utf8)) == file)
  }

  @Test(arguments: [
    "dateline.place = 'A'\ndateline.date = 2026-11-20",
    "dateline = {place = 'A', date = 2026-11-20}",
    "[dateline]\nplace = 'A'\ndate = '2026-11-20'",
    "[ \"dateline\" ] # c\nplace='A'\ndate=2026-11-20",
  ])
  func `a group is a table of any form`(toml: String) throws {
    let file = try parsed("+++\n\(toml)\n+++\n")
    #expect(
      file.dateline == PartialDateline(place: "A", date: CalendarDate("2026-11-20"), source: nil))
  }

  @Test(arguments: [
    ("headline = 1984", "1984"), ("headline = true", "true"), ("headline = ''", nil),
    ("headline = \"a\\tb\\U0001F4F0\"", "a b\u{1F4F0}"), ("headline = 'C:\\new'", "C:\\new"),
    ("headline = \"\"\"\"Quoted\"\"\"\"", "\"Quoted\""),
  ])
  func `a text is the typed text`(toml: String, headline: String?) throws {
    #expect(try parsed("+++\n\(toml)\n+++\n").headline == headline)
  }

  static let refused: [(toml: String, says: String)] = [
    ("headline = Late news", "line 2: the text is not in quotes"),
    ("headline: 'Late'", "line 2: '=' is missing after the name"),
    ("headline = \"Late\nslug = \"a\"", "line 2: the quote that begins the text is not closed"),
    ("headline = \"Late\" news", "line 2: something follows the value"),
    ("headline =", "line 2: the value is missing"), ("= 'a'", "line 2: a name of letters, digits"),
    ("headline = \"C:\\new\\path\"", "line 2: '\\' begins no escape here"),
    ("byline = ['a' 'b']", "line 2: a bracket is not closed"), ("byline = ['a'", "line 2: "),
    ("[dateline\nplace = 'a'", "line 2: the name of the table is not closed"),
    ("slug = 'a'\nslug = 'b'", "line 3: 'slug' appears twice"),
    ("[dateline]\nplace = 'a'\n[dateline]\nplace = 'b'", "line 5: 'dateline.place' appears twice"),
    ("headline = ['a']", "line 2: 'headline' must be one text"),
    ("byline = [['a']]", "line 2: 'byline' must be a text or a list of texts"),
    ("dateline = 'a'", "line 2: 'dateline' must be fields of its own"),
    ("[[dateline]]\nplace = 'a'", "line 2: 'dateline' must be fields of its own"),
    ("[dateline]\ndate = 2026-02-30", "line 3: '2026-02-30' is not a date"),
    ("headline = \"a\u{1B}\"", "line 2: it contains a control character"),
    ("byline = " + String(repeating: "[", count: 30_000), "line 2: lists are nested too deeply"),
    (
      "title = 'a'\ndraft = true\ndate = 2026-11-20T10:00:00Z\n[params]\nx = 1979-05-27 07:32:00\n"
        + "[params.y]\nz = [{a = 1}]\n[[menu.main]]\nw = 1",
      "line 2: 5 unknown fields: 'title' (did you mean 'headline'?), 'draft' (line 3), 'date' (line "
        + "4; did you mean 'date' of 'dateline'?), 'params' (line 5), 'menu' (line 9). The fields are"
    ),
  ]

  @Test(arguments: refused)
  func `or refused with the cause and its line`(toml: String, says: String) {
    let error = #expect(throws: ManuscriptError.self) { try parsed("+++\n\(toml)\n+++\nBody\n") }
    let description = error?.description ?? ""
    #expect(description.hasPrefix(says), "\(description)")
    #expect(!description.contains("Late"))
  }

  @Test func `an open front matter is refused`() {
    let error = #expect(throws: ManuscriptError.self) { try parsed("+++\nheadline = 'H'\nBody\n") }
    #expect(
      error?.description == "line 1: the front matter that begins here is not closed; add a line "
        + "'+++' after its last field")
  }

  private func parsed(_ text: String) throws -> ManuscriptFile {
    try ManuscriptFile(parsing: Array(text.utf8))
  }
}
