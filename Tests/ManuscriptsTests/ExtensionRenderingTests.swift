import Manuscripts
import Terminal
import TerminalManuscripts
import Testing

struct `Markdown as people write it is rendered` {
  static let manuscript = """
    Turnout rose[^1] in the *north*, ~~not~~ in the south.[^src] Visit www.example.org.

    | District | Candidate | Votes | Remark |
    |:---------|:---------:|------:|--------|
    | Hallin North | Marta Oyelaran | 1,204 | Recount on Monday after a complaint by the losing side |
    | Skerry | ~~Jun Brandt~~ | 98 | **Withdrawn** |
    | 北京市 | 王小明 | 12 |  |

    - [x] call the mayor
    - [ ] check the figures

    [^1]: By two points.
    [^src]: Source: *the board*.

        And a second paragraph.
    """

  @Test func `at 40 columns`() {
    #expect(
      Self.shown(Self.manuscript, width: 40) == """
        Turnout rose[1] in the north, ~~not~~ in
        the south.[2] Visit www.example.org.

        District    Candidate   Votes  Remark
        ──────────  ──────────  ─────  ─────────
        Hallin        Marta     1,204  Recount
        North        Oyelaran          on Monday
                                       after a
                                       complaint
                                       by the
                                       losing
                                       side

        Skerry        ~~Jun        98  Withdrawn
                     Brandt~~

        北京市        王小明       12

        [x] call the mayor
        [ ] check the figures

        [1] By two points.

        [2] Source: the board.

            And a second paragraph.
        """)
  }

  @Test func `at 80 columns`() {
    #expect(
      Self.shown(Self.manuscript, width: 80) == """
        Turnout rose[1] in the north, ~~not~~ in the south.[2] Visit www.example.org.

        District        Candidate     Votes  Remark
        ────────────  ──────────────  ─────  ───────────────────────────────────────────
        Hallin North  Marta Oyelaran  1,204  Recount on Monday after a complaint by the
                                             losing side

        Skerry        ~~Jun Brandt~~     98  Withdrawn

        北京市            王小明         12

        [x] call the mayor
        [ ] check the figures

        [1] By two points.

        [2] Source: the board.

            And a second paragraph.
        """)
  }

  @Test func `at 160 columns`() {
    #expect(
      Self.shown(Self.manuscript, width: 160) == """
        Turnout rose[1] in the north, ~~not~~ in the south.[2] Visit www.example.org.

        District        Candidate     Votes  Remark
        ────────────  ──────────────  ─────  ──────────────────────────────────────────────────────
        Hallin North  Marta Oyelaran  1,204  Recount on Monday after a complaint by the losing side
        Skerry        ~~Jun Brandt~~     98  Withdrawn
        北京市            王小明         12

        [x] call the mayor
        [ ] check the figures

        [1] By two points.

        [2] Source: the board.

            And a second paragraph.
        """)
  }

  @Test func `headings of all levels are distinct`() {
    let shown = (1...6).map { level in
      Self.shown(String(repeating: "#", count: level) + " Ice", width: 40)
    }
    #expect(
      shown == ["Ice\n===", "Ice\n---", "### Ice", "#### Ice", "##### Ice", "###### Ice"])
    let painted = (1...6).map { level in
      MarkdownDocument(String(repeating: "#", count: level) + " Ice")
        .lines(width: 40, paint: Paint(isOn: true)).joined()
    }
    #expect(Set(painted).count == 6)
    #expect(painted.allSatisfy { $0.contains("\u{1B}[1m") })
  }

  @Test(arguments: [
    ("|a|b|\n|---|---|\n|1|2|3|4|", ["a   b", "──  ─────", "1   2|3|4"]),
    ("|a|\n|---|\n|x \\| y|", ["a", "─────", "x | y"]),
    ("> |a|b|\n> |---|---|\n> |1|2|3|", ["│ a   b", "│ ──  ───", "│ 1   2|3"]),
    ("```\n|a|b|\n|---|---|\n|1|2|3|\n```", ["    |a|b|", "    |---|---|", "    |1|2|3|"]),
  ])
  func `no cell of a table is dropped`(markdown: String, lines: [String]) {
    #expect(Self.shown(markdown, width: 40) == lines.joined(separator: "\n"))
  }

  @Test(arguments: [
    "a\n\n[^x]: Lost", "a[^x]\n\n[^x]: One\n\n[^x]: Lost", "`[^x]`\n\n[^x]: Lost",
    "a\n\n[^x]: Lost [^y]\n\n[^y]: Lost too", "> a\n>\n> [^x]: Lost", "- a\n\n  [^x]: Lost",
    "a[^X]\n\n[^x]: Lost", "a[^x y]\n\n[^x y]: Lost",
  ])
  func `no footnote is dropped`(markdown: String) {
    let document = MarkdownDocument(markdown)
    #expect(document.plainText.contains("Lost"))
    #expect(
      document.plainText.matches(of: /Lost/).count == markdown.matches(of: /Lost/).count)
  }

  @Test func `a table is plain text with a line for each row`() {
    let document = MarkdownDocument(Self.manuscript)
    #expect(
      document.plainText.hasPrefix(
        "Turnout rose in the north, not in the south. Visit www.example.org.\n"
          + "District Candidate Votes Remark \nHallin North Marta Oyelaran 1,204 Recount"))
    #expect(
      document.plainText.hasSuffix("By two points.\nSource: the board.\nAnd a second paragraph.\n"))
  }

  @Test func `a struck-out text is visible with and without styles`() {
    let lines = MarkdownDocument("~~a~~ b").lines(width: 40, paint: Paint(isOn: true))
    #expect(lines == ["\u{1B}[9ma\u{1B}[0m b"])
    #expect(Self.shown("~~a~~ b", width: 40) == "~~a~~ b")
  }

  @Test(arguments: [20, 40, 80, 160])
  func `no line of a table is wider than the screen`(width: Int) {
    for columns in [1, 2, 5, 9, 40] {
      let row = "|" + String(repeating: "some words or a verylongwordindeed|", count: columns)
      let markdown = "\(row)\n|" + String(repeating: "---|", count: columns) + "\n\(row)\n"
      let lines = MarkdownDocument("> " + markdown.replacing("\n", with: "\n> "))
        .lines(width: width, paint: Paint(isOn: false))
      #expect(lines.allSatisfy { DisplayWidth(of: $0).cells <= width })
    }
  }

  private static func shown(_ markdown: String, width: Int) -> String {
    MarkdownDocument(markdown).lines(
      width: min(width, 100), tableWidth: width, paint: Paint(isOn: false)
    ).joined(separator: "\n")
  }
}
