import Editorial
import Manuscripts
import Testing

/// What front matter says about pictures in the body.
struct `The pictures in front matter` {
  private static let images = [
    PartialImage(uri: "pier.jpg", caption: "A pier: new", alt: "Planks", credit: "Eva"),
    PartialImage(uri: "https://p.example/rail.jpg", credit: "Ann"),
  ]

  @Test(arguments: [
    """
    ---
    images:
      - uri: pier.jpg
        caption: "A pier: new"
        alt: Planks
        credit: Eva
      - {uri: "https://p.example/rail.jpg", credit: Ann}
    ---
    """,
    """
    +++
    headline = "Piers"
    [[images]]
    uri = "pier.jpg"
    caption = "A pier: new"
    alt = "Planks"
    credit = "Eva"

    [[images]]
    uri = "https://p.example/rail.jpg"
    credit = "Ann"
    +++
    """,
    """
    +++
    images = [
      {uri = "pier.jpg", caption = "A pier: new", alt = "Planks", credit = "Eva"},
      {uri = "https://p.example/rail.jpg", credit = "Ann"},
    ]
    +++
    """,
  ])
  func `are a list in YAML and in TOML`(text: String) throws {
    #expect(try ManuscriptFile(parsing: Array(text.utf8)).images == Self.images)
  }

  @Test(arguments: [
    ("images:", ""), ("images: []", ""),
    (
      "images: pier.jpg",
      "line 2: 'images' must be a list of pictures, each with fields of its own: uri, caption, alt, "
        + "credit"
    ),
    (
      "images: {uri: pier.jpg}",
      "line 2: 'images' must be a list of pictures, each with fields of its own: uri, caption, alt, "
        + "credit"
    ),
    (
      "images:\n  - {uri: a.jpg}\n  - b.jpg",
      "line 4: 'images' must be a list of pictures, each with fields of its own: uri, caption, alt, "
        + "credit"
    ),
    ("images:\n  - {alt: a}", "line 3: 'images.uri' is missing; add it, or remove the entry"),
    (
      "images:\n  - {src: a.jpg, titel: b}",
      "line 3: 2 unknown fields: 'src' of 'images' (did you mean 'uri'?), 'titel' of 'images'. The "
        + "fields are uri, caption, alt, credit"
    ),
    ("images:\n  - {uri: a.jpg, uri: b.jpg}", "line 3: 'images.uri' appears twice; keep one"),
    ("images:\n  - {uri: [a.jpg]}", "line 3: 'images.uri' must be one text"),
    (
      "images:\n  - {uri: A pier}",
      "line 3: 'images.uri' is neither a web address nor a file; write one such as "
        + "https://example.org/wall.jpg or pictures/wall.jpg, with %20 for a space"
    ),
    ("byline:\n  - {uri: a}", "line 3: 'byline' must be a text or a list of texts"),
  ])
  func `are refused with the line of the error`(fields: String, expected: String) {
    var found = ""
    do throws(ManuscriptError) {
      let file = try ManuscriptFile(parsing: Array("---\n\(fields)\n---\n".utf8))
      #expect(file.images.isEmpty)
    } catch {
      found = error.description
    }
    #expect(found == expected)
  }

  @Test func `are merged one by one`() throws {
    func file(_ captions: [String: String]) -> ManuscriptFile {
      var file = ManuscriptFile(body: "Text.\n")
      file.setImages(
        captions.sorted { $0.key < $1.key }.map { ArticleImage(uri: $0, caption: $1) })
      return file
    }
    let base = file(["a.jpg": "A", "b.jpg": "B", "c.jpg": "C"])
    let draft = file(["a.jpg": "Anna", "b.jpg": "B", "c.jpg": "Cora", "d.jpg": "D"])
    let current = file(["a.jpg": "A", "c.jpg": "Carl", "./b.jpg": "Bo"])
    let merge = ManuscriptMerge(
      base: base, draft: draft, current: current,
      labels: ConflictLabels(base: "b", draft: "d", current: "c"))
    #expect(
      merge.manuscript.images.map { "\($0.uri ?? ""): \($0.caption ?? "")" } == [
        "./b.jpg: Bo", "a.jpg: Anna", "c.jpg: Carl", "d.jpg: D",
      ])
    #expect(merge.fields.map(\.field) == ["images (c.jpg)"])
    #expect(merge.fields.map(\.draft) == ["c.jpg\ncaption: Cora"])
    #expect(merge.fields.map(\.current) == ["c.jpg\ncaption: Carl"])
  }
}
