import Editorial
import Manuscripts
import Pictures
import Syndication
import Testing

/// Captions and credits of pictures in the body.
struct CaptionTests {
  private static let pier = ArticleImage(
    uri: "https://p.example/a.jpg", caption: "A & b", alt: "Alt", credit: "Ann")
  private static let img = "<img src=\"https://p.example/a.jpg\" alt=\"Pier\"/>"
  private static let words = "A &amp; b <span class=\"credit\">Ann</span>"
  private static let figure = "<figure>\(img)<figcaption>\(words)</figcaption></figure>"
  private static let after = "<p class=\"caption\">\(words)</p>"
  private static let picture = "![Pier](https://p.example/a.jpg)"

  private func html(
    _ markdown: String, _ images: [ArticleImage] = [Self.pier], dateline: Dateline? = nil
  ) -> String {
    ArticleBody(
      MarkdownDocument(markdown), dateline: dateline, descriptions: PictureDescriptions(images)
    ).html
  }

  @Test(arguments: [
    (picture, figure),
    ("\(picture)\n\(picture)", figure + figure),
    ("- \(picture)", "<ul><li>\(figure)</li></ul>"),
    ("> \(picture)", "<blockquote>\(figure)</blockquote>"),
    ("a \(picture)\n\nb", "<p>a \(img)</p>\(after)<p>b</p>"),
    ("# \(picture)", "<h2>\(img)</h2>\(after)"),
    ("- a \(picture)\n- b", "<ul><li>a \(img)\(after)</li><li>b</li></ul>"),
    (
      "|\(picture)|\n|---|\n|b|",
      "<table><thead><tr><th>\(img)\(after)</th></tr></thead>"
        + "<tbody><tr><td>b</td></tr></tbody></table>"
    ),
    (
      "[\(picture)](https://b.example)",
      "<figure><a href=\"https://b.example\">\(img)</a><figcaption>\(words)</figcaption></figure>"
    ),
    (
      "\(picture) ![c](https://p.example/c.jpg)",
      figure + "<figure><img src=\"https://p.example/c.jpg\" alt=\"c\"/></figure>"
    ),
    ("![c](https://p.example/c.jpg)", "<p><img src=\"https://p.example/c.jpg\" alt=\"c\"/></p>"),
    ("![](https://p.example/a.jpg)", figure.replacing("\"Pier\"", with: "\"Alt\"")),
  ])
  func `a picture alone is a figure, and one among words is followed by its caption`(
    markdown: String, expected: String
  ) {
    #expect(html(markdown) == expected)
  }

  @Test func `a picture without a caption or a credit stays as it is`() {
    #expect(html(Self.picture, [ArticleImage(uri: Self.pier.uri)]) == "<p>\(Self.img)</p>")
    let credited = html(Self.picture, [ArticleImage(uri: Self.pier.uri, credit: "Ann")])
    #expect(
      credited == Self.figure.replacing("A &amp; b ", with: ""), "\(credited)")
  }

  @Test func `the dateline is in the first paragraph of words`() throws {
    let line = "<span class=\"dateline\">Ely, 1 December 2026:</span>"
    let dateline = Dateline(place: "Ely", date: try #require(CalendarDate("2026-12-01")))
    #expect(
      html("\(Self.picture)\n\none", dateline: dateline) == "\(Self.figure)<p>\(line) one</p>")
    #expect(html(Self.picture, dateline: dateline) == "<p>\(line)</p>\(Self.figure)")
  }

  @Test(arguments: [
    (
      picture,
      "<figure>NOT<figcaption>A &amp; b CREDIT<span class=\"alt\">Alt: <bdi>Pier</bdi></span>"
        + "</figcaption></figure>"
    ),
    (
      "a \(picture)",
      "<p>a NOT</p><p class=\"caption\">A &amp; b CREDIT"
        + "<span class=\"alt\">Alt: <bdi>Pier</bdi></span></p>"
    ),
    (
      "![c](https://p.example/a.png)",
      "<figure><span class=\"not-shown\">Not shown: <bdi>https://p.example/a.png</bdi></span>"
        + "<figcaption><span class=\"alt\">Alt: <bdi>c</bdi></span></figcaption></figure>"
    ),
  ])
  func `the newsroom reads what is said about a picture that its page does not load`(
    markdown: String, expected: String
  ) {
    let body = ArticleBody(
      MarkdownDocument(markdown), descriptions: PictureDescriptions([Self.pier]),
      pictureSource: { _ in nil },
      labels: PictureLabels(notShown: "Not shown:", credit: "By:", alternative: "Alt:"))
    let notShown =
      "<span class=\"not-shown\">Not shown: <bdi>https://p.example/a.jpg</bdi></span>"
    #expect(
      body.html
        == expected.replacing("NOT", with: notShown)
        .replacing("CREDIT", with: "<span class=\"credit\">By: <bdi>Ann</bdi></span>"))
  }

  @Test(arguments: SyndicationFormat.allCases)
  func `captions and credits are in every format, and not those of an erased picture`(
    format: SyndicationFormat
  ) throws {
    let stored = try Samples.storedPicture()
    var content = stored.content
    content.leadImage = nil
    content.images = [
      ArticleImage(uri: "./pier%201.jpg", caption: "The long pier", credit: "Cay Dow")
    ]
    func document(erased: Bool) throws -> String {
      let keys = erased ? content.pictures.map(\.key) : []
      let text = PublicText(content, markdown: stored.markdown, erasedPictures: Set(keys))
      return try Samples.document(format, [try Samples.item(state: .usable(text))])
    }
    // A sitemap has no texts.
    for words in ["The long pier", "Cay Dow"] {
      #expect(try document(erased: false).contains(words) == (format != .sitemap))
      // A manuscript is a whole, from which the same revision can be made.
      #expect(try document(erased: true).contains(words) == (format == .markdown))
    }
  }

  @Test func `ninjs and JSON-LD name each picture with its texts`() throws {
    let item = try Samples.item(state: .usable(Samples.tenCaptions()))
    let ninjs = try Samples.document(.ninjs, [item])
    for number in 1...10 { #expect(ninjs.contains("\"name\":\"picture\(number)\"")) }
    #expect(ninjs.contains("\"uri\":\"https://post.example/pictures/10.jpg\""))
    let linked = try Samples.document(.jsonLD, [item])
    #expect(linked.matches(of: /"@type":"ImageObject"/).count == 11)
    #expect(linked.matches(of: /"creditText":"Ada & Bo"/).count == 10)
    let newsML = try Samples.document(.newsMLG2, [item])
    #expect(newsML.matches(of: /<figcaption>/).count == 6)
    #expect(newsML.matches(of: /<p class="caption">/).count == 4)
  }
}
