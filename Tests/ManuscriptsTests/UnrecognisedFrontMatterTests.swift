import Editorial
import Manuscripts
import Testing

struct `Front matter that is not recognised never becomes the body` {
  static let escape = "; if these lines are part of the text, put two lines '---' before them"

  static let refused: [(text: String, says: String)] = [
    (
      "----\nheadline: H\n----\nBody\n",
      "line 1: front matter begins with a line '---', but this line has '----'"
    ),
    (
      "--\nheadline: H\n--\nBody\n",
      "line 1: front matter begins with a line '---', but this line has '--'"
    ),
    (
      " ---\nheadline: H\n---\nBody\n",
      "line 1: front matter begins with a line '---', but this line has a space before it"
    ),
    (
      "\u{A0}---\nheadline: H\n---\n",
      "line 1: front matter begins with a line '---', but this line has U+00A0 in it"
    ),
    (
      "\u{200B}---\nheadline: H\n---\n",
      "line 1: front matter begins with a line '---', but this line has U+200B in it"
    ),
    (
      "--- headline: H\n---\nBody\n",
      "line 1: front matter begins with a line '---', but this line has '---' and more text"
    ),
    (
      "—\nheadline: H\n—\nBody\n",
      "line 1: front matter begins with a line '---', but this line has '—'"
    ),
    (
      "—-\nheadline: H\n—-\nBody\n",
      "line 1: front matter begins with a line '---', but this line has '—-'"
    ),
    (
      "++++\nheadline = 'H'\n++++\n",
      "line 1: front matter begins with a line '---', but this line has '++++'"
    ),
    (
      "\n\n----\nheadline: H\n",
      "line 3: front matter begins with a line '---', but this line has '----'"
    ),
    ("{\"headline\": \"H\"}\nBody\n", "line 1: this looks like front matter in JSON"),
    ("{\n  \"title\": \"H\"\n}\n\nBody\n", "line 1: this looks like front matter in JSON"),
    ("{ title: 'H' }\nBody\n", "line 1: this looks like front matter in JSON"),
    ("{}\nBody\n", "line 1: this looks like front matter in JSON"),
    ("\n{\"a\": 1}\n", "line 2: this looks like front matter in JSON"),
    ("\u{FEFF}{\"a\": 1}\n", "line 1: this looks like front matter in JSON"),
    ("headline: H\nsection: S\n\nBody\n", "line 1: 'headline' looks like a field"),
    ("Title: H\n\nBody\n", "line 1: 'Title' looks like a field"),
    ("title = \"H\"\ndraft = true\n", "line 1: 'title' looks like a field"),
    ("headline: H\n---\nBody\n", "line 1: 'headline' looks like a field"),
    ("date：H\n\nBody\n", "line 1: 'date' looks like a field"),
    (";;;\n{\"title\": 1}\n;;;\n", "line 1: this looks like front matter; put its fields"),
    ("===\ntitle: H\n===\n", "line 1: this looks like front matter; put its fields"),
    ("```yaml\ntitle: H\n```\n", "line 1: this looks like front matter; put its fields"),
    ("<!--\ntitle: H\n-->\n", "line 1: this looks like front matter; put its fields"),
    ("#+TITLE: H\n\nBody\n", "line 1: this looks like Org keywords"),
    (":date: H\n\nBody\n", "line 1: this looks like reStructuredText fields"),
    ("% H\n% Ann\n\nBody\n", "line 1: this looks like a Pandoc title block"),
    ("%YAML 1.2\n---\ntitle: H\n---\n", "line 1: this looks like YAML directives"),
    ("= H\n:author: A\n\nBody\n", "line 1: this looks like an AsciiDoc header"),
    ("<!DOCTYPE html>\n<p>Body\n", "line 1: this looks like an HTML or XML document"),
    ("<?xml version='1.0'?>\n", "line 1: this looks like an HTML or XML document"),
    (
      "# A comment\n---\nheadline: H\n---\nBody\n",
      "line 2: front matter begins here, after other lines"
    ),
    ("Body\n\n+++\ntitle = 'H'\n+++\n", "line 3: front matter begins here, after other lines"),
  ]

  @Test(arguments: refused)
  func `but is refused with its line`(text: String, says: String) throws {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let typed = text.replacing("\n", with: lineEnd)
      let error = #expect(throws: ManuscriptError.self) { try Self.parsed(typed) }
      let description = error?.description ?? ""
      #expect(description.hasPrefix(says), "\(description)")
      #expect(description.hasSuffix(Self.escape), "\(description)")
    }
  }

  @Test(arguments: refused)
  func `but is the text if two fences say so`(text: String, says: String) throws {
    #expect(try Self.parsed("---\n---\n" + text) == ManuscriptFile(body: text))
  }

  @Test(arguments: [
    "***\n\nBody\n", "* * *\nBody\n", "- - -\nBody\n", "- one\n- two\n", "+ one\n", "___\n",
    "By the sea: a report\n\nBody\n", "Summary judgments: what they are\n", "# Title: a story\n",
    "Date palms: a guide to them\nand more\n", "{{< figure >}}\n", "{% include a %}\n",
    "A {\"json\"} text\n", "One.\n\n---\n\nTwo.\n", "= not AsciiDoc\n\nBody\n", "— said Ann.\n",
    "<p>A paragraph</p>\n", "http://example.org\n", "Note: this is text.\n\nBody\n",
    "```swift\nlet a = 1\n```\n", "<!-- a comment -->\nBody\n", "...and so it goes\n",
    "```\n---\ntitle: x\n---\n```\n", "...\n\nBody",
  ])
  func `and other texts are read`(text: String) throws {
    if text.hasPrefix("...\n") {
      #expect(throws: ManuscriptError.self) { try Self.parsed(text) }
    } else {
      #expect(try Self.parsed(text) == ManuscriptFile(body: text))
    }
  }

  @Test(arguments: [
    "\n---\nheadline: H\n---\nBody\n", "\u{FEFF}---\nheadline: H\n---\nBody\n",
    " \n\t\n---  \nheadline: H\n---\t\nBody\n", "\r\n---\r\nheadline: H\r\n---\r\nBody\r\n",
    "\u{FEFF}\n+++\nheadline = 'H'\n+++\nBody\n",
  ])
  func `front matter after blank lines is read`(text: String) throws {
    let file = try Self.parsed(text)
    #expect(file.headline == "H")
    #expect(file.body == "Body\n")
  }

  @Test(arguments: [
    ("---\nheadline: H\n----\nBody\n", 3, "'----'"), ("---\nheadline: H\n...\nBody\n", 3, "'...'"),
    ("---\nheadline: H\n—-\nBody\n", 3, "'—-'"), ("---\nheadline: H\n--\nBody\n", 3, "'--'"),
    ("---\nheadline: H\n--- Body\n", 3, "'---' and more text"),
    ("---\nheadline: H\n+++\nBody\n", 3, "another kind of fence"),
    ("---\nheadline: H\n----\n\nBody\n\n---\n\nMore\n", 3, "'----'"),
    ("+++\nheadline = 'H'\n---\nBody\n", 3, "another kind of fence"),
    ("+++\nheadline = 'H'\n++++\nBody\n", 3, "'++++'"),
    ("---\nheadline: H\n\u{200B}---\nBody\n", 3, "U+200B in it"),
  ])
  func `a fence that ends it is not misspelt`(text: String, line: Int, found: String) {
    let error = #expect(throws: ManuscriptError.self) { try Self.parsed(text) }
    #expect(
      error?.description == "line \(line): front matter ends with the same line as it begins, but "
        + "this line has \(found); correct it")
  }

  private static func parsed(_ text: String) throws -> ManuscriptFile {
    try ManuscriptFile(parsing: Array(text.utf8))
  }
}
