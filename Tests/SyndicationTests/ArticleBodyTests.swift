import Editorial
import Manuscripts
import Syndication
import Testing

struct `The body of an article as HTML` {
  private func html(_ markdown: String, dateline: Dateline? = nil) -> String {
    ArticleBody(MarkdownDocument(markdown), dateline: dateline).html
  }

  @Test(arguments: [
    ("", ""),
    ("one\ntwo", "<p>one\ntwo</p>"),
    ("one  \ntwo", "<p>one<br/>two</p>"),
    ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"),
    ("> one", "<blockquote><p>one</p></blockquote>"),
    ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    ("- > a", "<ul><li><blockquote><p>a</p></blockquote></li></ul>"),
    ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
    ("- [x] a\n- [ ] b", "<ul><li>☑ a</li><li>☐ b</li></ul>"),
    ("---", "<hr/>"),
    ("    a < b", "<pre><code>a &lt; b\n</code></pre>"),
    (
      "|a|b|\n|---|--:|\n|1|2|",
      "<table><thead><tr><th>a</th><th class=\"right\">b</th></tr></thead>"
        + "<tbody><tr><td>1</td><td class=\"right\">2</td></tr></tbody></table>"
    ),
    ("|a|\n|---|", "<table><thead><tr><th>a</th></tr></thead></table>"),
    (
      "![a *b*](https://p.example/c.jpg)",
      "<p><img src=\"https://p.example/c.jpg\" alt=\"a b\"/></p>"
    ),
    (
      "a[^x] b[^x]\n\n[^x]: c",
      "<p>a<sup id=\"reference-1\"><a href=\"#footnote-1\">1</a></sup> "
        + "b<sup><a href=\"#footnote-1\">1</a></sup></p>"
        + "<section class=\"footnotes\" role=\"doc-endnotes\"><ol><li id=\"footnote-1\"><p>c</p>"
        + "<a href=\"#reference-1\" role=\"doc-backlink\">↩</a></li></ol></section>"
    ),
  ])
  func `has every construct of a manuscript`(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(arguments: [
    ("# a\n\n## b", "<h2>a</h2><h3>b</h3>"),
    ("### a\n\n##### b", "<h2>a</h2><h4>b</h4>"),
    ("# a\n\n###### b", "<h2>a</h2><h6>b</h6>"),
  ])
  func `has its highest heading below the headline`(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(arguments: [
    ("one", "<p><span class=\"dateline\">Ely, 1 December 2026:</span> one</p>"),
    ("# a\n\none", "<h2>a</h2><p><span class=\"dateline\">Ely, 1 December 2026:</span> one</p>"),
    (
      "- a\n\n- b\n\nc",
      "<ul><li><p>a</p></li><li><p>b</p></li></ul>"
        + "<p><span class=\"dateline\">Ely, 1 December 2026:</span> c</p>"
    ),
    ("- a", "<p><span class=\"dateline\">Ely, 1 December 2026:</span></p><ul><li>a</li></ul>"),
    ("", "<p><span class=\"dateline\">Ely, 1 December 2026:</span></p>"),
  ])
  func `has the dateline in its first paragraph`(markdown: String, expected: String) throws {
    let date = try #require(CalendarDate("2026-12-01"))
    #expect(html(markdown, dateline: Dateline(place: "Ely", date: date)) == expected)
  }

  @Test func `keeps the date of a dateline together among words that are read from the right`()
    throws
  {
    let date = try #require(CalendarDate("2026-12-01"))
    let line = Dateline(place: "القاهرة", date: date, source: "GNA")
    #expect(
      html("one", dateline: line)
        == "<p><span class=\"dateline\" dir=\"auto\">القاهرة, "
        + "<span dir=\"ltr\">1 December 2026</span> (GNA):</span> one</p>")
  }

  @Test func `has complete addresses if the site is known`() {
    let markdown = "[a](/b?c=1) [d](e) [f](#g) [h](https://i.example/) ![j](k.jpg)"
    let document = MarkdownDocument(markdown)
    let publisher = Publisher(address: "https://post.example")
    let addresses = ArticleBody(document, publisher: publisher).html
      .matches(of: /(href|src)="([^"]+)"/).map { String($0.2) }
    #expect(
      addresses == [
        "https://post.example/b?c=1", "https://post.example/e", "#g", "https://i.example/",
        "https://post.example/k.jpg",
      ])
    #expect(ArticleBody(document, publisher: Publisher()).html == html(markdown))
  }

  @Test(arguments: [
    ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    ("a <b onclick=\"x\">c</b>", "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>"),
    ("[a](javascript:alert(1))", "<p>a</p>"),
    ("[a](JaVaScRiPt:alert(1))", "<p>a</p>"),
    ("[a](data:text/html;base64,AA)", "<p>a</p>"),
    ("[a](vbscript:x)", "<p>a</p>"),
    ("![a](javascript:x)", "<p>a</p>"),
    ("![a](mailto:x@y.example)", "<p>a</p>"),
    (
      "[a](<https://x.example/\"onclick=\"y>)",
      "<p><a href=\"https://x.example/%22onclick=%22y\">a</a></p>"
    ),
    ("a\u{0}b\u{8}c\u{85}d", "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d</p>"),
  ])
  func `contains no markup, script or control character from a manuscript`(
    markdown: String, expected: String
  ) {
    #expect(html(markdown).trimmingBlanks == expected)
  }
}

extension String {
  fileprivate var trimmingBlanks: String { replacing("\n</p>", with: "</p>") }
}
