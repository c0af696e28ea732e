import Editorial
import Manuscripts
import Terminal
import TerminalManuscripts
import Testing

struct `A hostile manuscript is refused with its line, or shown as text` {
  private static let laughs = """
    a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    """

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      ("keywords: &a [lol, lol]", 3, "begins an anchor, alias or tag"),
      ("keywords: [x, *a]", 3, "begins an anchor, alias or tag"),
      ("keywords: !!python/object:os.system [x]", 3, "begins an anchor, alias or tag"),
      ("<<: *a", 3, "unknown field '<<'"),
      (laughs, 3, "2 unknown fields: 'a', 'b' (line 4)"),
      (#"headline: "\uD800""#, 3, "begins no escape here"),
      (#"headline: "\uD83D\uDE00""#, 3, "begins no escape here"),
      (#"headline: "\U00110000""#, 3, "begins no escape here"),
      (#"headline: "\0""#, 3, "U+0000"),
      (#"headline: "a\u009b31m""#, 3, "U+009B"),
      ("revision: 99999999999999999999999999", 3, "revision"),
      ("revision: 1e400", 3, "revision"),
      ("revision: -1", 3, "revision"),
      ("revision: 0x10", 3, "revision"),
      ("dateline: {place: a, date: 999999999999-01-01}", 3, "date"),
      ("keywords: " + String(repeating: "[", count: 50_000), 3, "keywords"),
      ("keywords: [" + String(repeating: "{a: ", count: 10_000), 3, "keywords"),
      ("keywords:\n" + String(repeating: "- ", count: 20_000) + "x", 4, "keywords"),
    ] as [(String, Int, String)])
  func `in its front matter`(yaml: String, line: Int, reason: String) {
    let error = #expect(throws: ManuscriptError.self) {
      try ManuscriptFile(parsing: Array("---\nslug: a\n\(yaml)\n---\nbody\n".utf8))
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.hasPrefix("line \(line): "), "\(text)")
    #expect(text.contains(reason), "\(text)")
    #expect(text.utf8.count < 300 && !text.contains("\n"), "\(text)")
  }

  /// The terminal renderer opens, runs and fetches nothing: a reference
  /// is text.
  @Test(arguments: [
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("a <img src=x onerror=alert(1)> b", "a <img src=x onerror=alert(1)> b"),
    ("[here](javascript:alert(1))", "here <javascript:alert(1)>"),
    ("![x](../../etc/passwd)", "[image: x] (../../etc/passwd)"),
    ("![x](file:///etc/passwd)", "[image: x] (file:///etc/passwd)"),
    (
      "![x](data:text/html;base64,PHNjcmlwdD4=)",
      "[image: x] (data:text/html;base64,PHNjcmlwdD4=)"
    ),
    ("[bank.example](https://evil.example)", "bank.example <https://evil.example>"),
    ("<https://evil.example>", "https://evil.example"),
    (
      "[a\u{202E}b](https://example.org/\u{202E}gpj.exe)",
      "a\u{FFFD}b <https://example.org/\u{FFFD}gpj.exe>"
    ),
    ("<!-- a comment --> b", "<!-- a comment --> b"),
  ])
  func `in its body`(markdown: String, shown: String) {
    let lines = MarkdownDocument(markdown).lines(width: 80, paint: Paint(isOn: false))
    #expect(lines.joined(separator: " ") == shown)
  }

  @Test func `raw HTML does not count as text`() {
    let document = MarkdownDocument("a <b onclick=evil>bold</b>\n\n<script>evil()</script>\n")
    #expect(document.plainText == "a bold\n")
    #expect(document.wordCount == 2)
  }
}
