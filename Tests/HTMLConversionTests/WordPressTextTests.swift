import HTMLConversion
import Testing

struct WordPressTextTests {
  @Test(arguments: [
    (
      "One\ntwo\n\nThree <b>four</b>\n\n<h2>Head</h2>\nFive",
      "One\\\ntwo\n\nThree **four**\n\n## Head\n\nFive\n"
    ),
    ("One<br />\ntwo\r\n\r\nThree", "One\\\ntwo\n\nThree\n"),
    (
      "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list -->\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<!-- /wp:list -->\n\nLoose\n\nwords",
      "One two\n\n- a\n- b\n\nLoose\n\nwords\n"
    ),
    (
      "a\n\n[caption id=\"x\" width=\"9\"]<a href=\"/l\"><img src=\"/i.png\" alt=\"I\" /></a> The <i>words</i>[/caption]\n\nb",
      "a\n\n[![I](/i.png)](/l)\n\nb\n"
    ),
    ("[embed]https://video.example/1[/embed]", "<https://video.example/1>\n"),
    ("He said [sic] that [1] it is", "He said \\[sic\\] that \\[1\\] it is\n"),
    ("<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>\nafter", "- a\n- b\n\nafter\n"),
    ("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b\n"),
    ("before<!--more-->\n\nafter", "before\n\nafter\n"),
    (
      "<img src=\"/a.png\" alt=\"\" />\n\n<img src=\"/b.png\" alt=\"\" />",
      "![](/a.png)\n\n![](/b.png)\n"
    ),
  ])
  func `a text of WordPress becomes Markdown`(content: String, markdown: String) throws {
    let text = try WordPressText(content)
    #expect(text.markdown == markdown)
    #expect(text.shortcodes.isEmpty)
  }

  @Test func `shortcodes that remain are counted, and words in brackets are not`() throws {
    let text = try WordPressText(
      "[gallery ids=\"1,2\"] [sic] [note]x[/note] [map lat=1] [caption]broken [Emphasis added] "
        + "[Twitter] [youtube https://youtu.be/x] [tweet 12]")
    #expect(
      text.shortcodes == [
        "[gallery]": 1, "[note]": 1, "[map]": 1, "[caption]": 1, "[youtube]": 1, "[tweet]": 1,
      ])
  }
}
