import HTMLConversion
import Manuscripts
import Testing

struct HTMLTextTests {
  /// HTML, and the Markdown that it becomes.
  @Test(arguments: [
    ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\\\nlines\n"),
    ("<h2>Head <em>line</em> #</h2>text", "## Head *line* \\#\n\ntext\n"),
    ("<b> bold </b>text<i>a</i><i>b</i>", "**bold** text*ab*\n"),
    ("<b>a<strong>b</strong></b>", "**ab**\n"),
    ("x<b>“y”</b>z", "&#120;**“y”**&#122;\n"),
    ("x<em>(y)</em>z", "&#120;*(y)*&#122;\n"),
    ("<a href='https://a.example/x_(y)'>a*b</a>!", "[a\\*b](https://a.example/x\\_\\(y\\))!\n"),
    ("see!<a href='/x'>x</a>", "see\\![x](/x)\n"),
    ("<a href=\"javascript:alert(1)\">x</a>", "x\n"),
    ("<a href=' java\nscript:alert(1)'>x</a>", "x\n"),
    ("<a name=top></a>x", "x\n"),
    ("<a href='/x'><img src='/i.png' alt='A [b]'></a>", "[![A \\[b\\]](/i.png)](/x)\n"),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c\n"),
    ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b\n"),
    ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b\n"),
    ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b\n"),
    ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
    ("<pre><code class='language-swift'>a &lt; b\n  c</code></pre>", "```swift\na < b\n  c\n```\n"),
    ("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````\n"),
    ("<code>a`b</code>", "``a`b``\n"),
    ("<hr>", "***\n"),
    ("# a", "\\# a\n"), ("1. a", "1\\. a\n"), ("- a", "\\- a\n"), ("a*b_c", "a\\*b\\_c\n"),
    ("&amp;lt; &lt;b&gt; A&amp;B", "\\&lt; \\<b> A&B\n"),
    ("https://a.example/b_c.", "<https://a.example/b_c>.\n"),
    ("<figure><img src=/i.png alt=I><figcaption>C</figcaption></figure>", "![I](/i.png)\n"),
    (
      "<figure><img src=i.png><img src=j.png><figcaption>C</figcaption></figure>",
      "![](i.png)![](j.png)\n\n*C*\n"
    ),
    (
      "<table><tr><th>A|B</th><th>C</th></tr><tr><td>1<br>2</td></tr></table>",
      "| A\\|B | C |\n| --- | --- |\n| 1 2 |  |\n"
    ),
    ("<dl><dt>T</dt><dd>D</dd></dl>", "**T**\n\nD\n"),
    ("<div>a<p>b</p>c</div>", "a\n\nb\n\nc\n"),
    ("<font><p>a</p><p>b</p></font>", "a\n\nb\n"),
    ("<p>&nbsp;</p><p> </p>", ""), ("", ""), ("<b></b>", ""),
    ("a\n\nb", "a b\n"),
  ])
  func `HTML becomes Markdown`(html: String, markdown: String) throws {
    #expect(try HTMLText(html).markdown == markdown)
  }

  @Test func `the caption of a single picture is told apart from its credit`() throws {
    let text = try HTMLText(
      """
      <figure><a href=/l><img src=/i.png></a>
        <figcaption>A <b>long</b><br>pier <span class=photo-credit>Ada <i>Moss</i></span></figcaption>
      </figure>
      <figure><img src="two words.png"><figcaption>Two</figcaption></figure>
      <figure><img src=j.png><figcaption> </figcaption></figure>
      <figure><table><tr><td>x</td></tr></table><figcaption>A table</figcaption></figure>
      """)
    #expect(
      text.captions == [
        HTMLCaption(address: "/i.png", caption: "A long pier", credit: "Ada Moss"),
        HTMLCaption(address: "two%20words.png", caption: "Two", credit: nil),
      ])
    #expect(text.losses == ["styles and links in captions (their text is kept)": 1])
    #expect(!text.markdown.contains("pier") && text.markdown.contains("*A table*"))
  }

  @Test func `what is left out is counted`() throws {
    let html = """
      <script>x()</script><style>p {}</style><p>H<sub>2</sub>O <blink>x</blink></p>\
      <iframe src="https://video.example/1" title="A film"></iframe><iframe></iframe>\
      <a href="javascript:x()">y</a>
      """
    let text = try HTMLText(html)
    #expect(
      text.losses == [
        "<script>": 1, "<style>": 1, "<sub> (its text is kept)": 1, "<blink> (its text is kept)": 1,
        "<iframe> (now a link)": 1, "<iframe>": 1, "links to scripts (their text is kept)": 1,
      ])
    #expect(text.markdown == "H2O x\n\n[A film](https://video.example/1)\n\ny\n")
  }

  /// Each fragment has the form that the Markdown is rendered to, so they can be compared.
  @Test(arguments: [
    "<p>One <strong>two</strong> <em>three</em> <del>four</del></p><p>a<br>b</p>",
    "<p>x<strong>“y”</strong>z<em>(a)</em>b c<em>é</em>d</p>",
    "<p><em>a <strong>b</strong></em> <strong><em>c</em> d</strong> <strong>e</strong><em>f</em></p>",
    "<p>* _ ` # [x](y) ![z] &lt;b&gt; &amp;amp; ~~q~~ \\ 1. | | ^ $ {{ x }}</p><p># no</p><p>+ no</p>",
    "<p>---</p><p>===</p><p>&gt; no</p><p>10) no</p><p>~~~ no</p><p>: no</p><p>| no</p>",
    "<p>a</p><p>=</p><p>a<br>---</p><p>a<br># b<br>| - |</p>",
    "<h1>A # b #</h1><h6>c</h6>",
    "<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul><ul><li>e</li></ul>",
    "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul><ol start=\"7\"><li>x</li></ol>",
    "<blockquote><p>a</p><ul><li>b</li></ul><blockquote><p>c</p></blockquote></blockquote>",
    "<pre><code>a &lt; b\n\n  c ```\n</code></pre><p><code>`x`</code> <code>a|b</code></p>",
    "<p><a href=\"https://a.example/?a=1&amp;copy=2_(3)_*x*\">a [b] <code>c</code></a></p><hr>",
    "<p>!<a href=\"/x\">y</a><img alt=\"a * b\" src=\"/i_(1).png\"></p>",
    "<table><tr><th>a|b</th><th>c</th></tr><tr><td><code>d|e</code></td><td>f \\ g</td></tr></table>",
    "<p>Преса «<em>слово</em>» и ещё<strong>.</strong>x 你<strong>好。</strong>吗</p>",
    "<ul><li><hr></li><li><pre><code>x\n</code></pre></li><li><h2>y</h2></li></ul>",
  ])
  func `the Markdown shows what the HTML shows`(html: String) throws {
    let markdown = try HTMLText(html).markdown
    #expect(RenderedHTML(MarkdownDocument(markdown)).text == html, "\(markdown)")
  }
}
