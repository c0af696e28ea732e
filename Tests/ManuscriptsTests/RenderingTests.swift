import Editorial
import Manuscripts
import Terminal
import TerminalManuscripts
import TestSupport
import Testing

struct `A manuscript is rendered for a terminal` {
  static let manuscript = """
    The 412 people of Hallin who went to the polls on Sunday settled a question: whether the
    tower may go on standing. It may, by **nineteen** votes.

    ## Eleven years of argument

    Against it stood a [petition](https://petition.example/hallin) and a diver:

    1. The foundations stand on rock, not on silt as the board believed.
    2. The mortar is *hard*.

    > I had expected a ruin, and I met a building.
    >
    > It only needs a hat.

    - a frame of larch, made in the valley
    - shingles
      - of copper

      in a loose item

    ![Two anglers look up.](https://pictures.example/anglers.jpg)

    ```
    let it = "stand as long as the rock does"
    \tplease
    ```

    ***

    <div>raw</div>
    """

  @Test func `at 80 columns`() {
    let document = MarkdownDocument(Self.manuscript)
    let lines = document.lines(
      width: 80, paint: Paint(isOn: false), leadIn: "Hallin, 23 November 2021 (TDI):")
    #expect(
      lines.joined(separator: "\n") == """
        Hallin, 23 November 2021 (TDI): The 412 people of Hallin who went to the polls
        on Sunday settled a question: whether the tower may go on standing. It may, by
        nineteen votes.

        Eleven years of argument
        ------------------------

        Against it stood a petition <https://petition.example/hallin> and a diver:

        1. The foundations stand on rock, not on silt as the board believed.
        2. The mortar is hard.

        │ I had expected a ruin, and I met a building.
        │
        │ It only needs a hat.

        • a frame of larch, made in the valley

        • shingles

          • of copper

          in a loose item

        [image: Two anglers look up.] (https://pictures.example/anglers.jpg)

            let it = "stand as long as the rock does"
                please

        * * *

        <div>raw</div>
        """)
  }

  @Test func `at 40 columns`() {
    let lines = MarkdownDocument(Self.manuscript).lines(width: 40, paint: Paint(isOn: false))
    #expect(
      lines.joined(separator: "\n") == """
        The 412 people of Hallin who went to the
        polls on Sunday settled a question:
        whether the tower may go on standing. It
        may, by nineteen votes.

        Eleven years of argument
        ------------------------

        Against it stood a petition
        <https://petition.example/hallin> and a
        diver:

        1. The foundations stand on rock, not on
           silt as the board believed.
        2. The mortar is hard.

        │ I had expected a ruin, and I met a
        │ building.
        │
        │ It only needs a hat.

        • a frame of larch, made in the valley

        • shingles

          • of copper

          in a loose item

        [image: Two anglers look up.]
        (https://pictures.example/anglers.jpg)

            let it = "stand as long as the rock\u{20}
            does"
                please

        * * *

        <div>raw</div>
        """)
  }

  @Test(arguments: [
    ("*a* b", "\u{1B}[3ma\u{1B}[0m b"),
    ("**a *b***", "\u{1B}[1ma\u{1B}[0m \u{1B}[1;3mb\u{1B}[0m"),
    ("**a b**", "\u{1B}[1ma b\u{1B}[0m"), ("[t](u)", "\u{1B}[4mt\u{1B}[0m <u>"),
    ("<https://a.example>", "\u{1B}[4mhttps://a.example\u{1B}[0m"),
  ])
  func `styles are used if they are on`(markdown: String, line: String) {
    #expect(MarkdownDocument(markdown).lines(width: 40, paint: Paint(isOn: true)) == [line])
  }

  @Test(arguments: [
    ("<https://a.example>", "https://a.example"), ("<a@b.example>", "a@b.example"),
    ("[t]()", "t"), ("![](x.png)", "[image] (x.png)"), ("![*a* b](x)", "[image: a b] (x)"),
    ("a <b>c</b>", "a <b>c</b>"), ("`a  b`", "`a b`"), ("&amp; \\*", "& *"), ("-", "•"),
    ("12) x", "12. x"), ("[^1]", "[^1]"), ("| a |", "| a |"), ("~~a *b*~~", "~~a b~~"),
    ("~5 to ~6", "~5 to ~6"), ("- [ ] a", "[ ] a"), ("1. [x] a", "1. [x] a"),
    ("www.a.example", "www.a.example"), ("a@b.example", "a@b.example"),
    ("see https://a.example/b.", "see https://a.example/b."), ("### a", "### a"),
  ])
  func `inline markup becomes text`(markdown: String, line: String) {
    #expect(MarkdownDocument(markdown).lines(width: 40, paint: Paint(isOn: false)) == [line])
  }

  @Test(arguments: ["## Heading", "> quote", "- item", "![alt](uri)", "***", "    code", ""])
  func `a lead-in is a separate paragraph before anything but text`(markdown: String) {
    let lines = MarkdownDocument(markdown).lines(
      width: 40, paint: Paint(isOn: false), leadIn: "Hallin:")
    #expect(lines.first == "Hallin:")
    #expect(lines.dropFirst().first ?? "" == "")
  }

  @Test func `a hard break in a paragraph is kept, a soft one is not`() {
    let lines = MarkdownDocument("a\nb\\\nc  \nd").lines(width: 40, paint: Paint(isOn: false))
    #expect(lines == ["a b", "c", "d"])
  }

  @Test func `an empty manuscript has no lines`() {
    #expect(MarkdownDocument("").lines(width: 80, paint: Paint(isOn: false)) == [])
  }

  @Test(arguments: 0..<40)
  func `no line is wider than the width`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let text = RandomText.markdown(&random)
      let width = Int.random(in: 20...60, using: &random)
      let document = MarkdownDocument(text)
      for line in document.lines(width: width, paint: Paint(isOn: false), leadIn: "北京, 1 May 2021:")
      {
        #expect(Columns.count(line) <= width, "\(text.debugDescription)")
      }
    }
  }
}

/// Counts columns independently, for the characters in ``RandomText``.
enum Columns {
  static func count(_ line: String) -> Int {
    line.reduce(0) { sum, character in
      sum + (wide.contains(character) ? 2 : character == "\u{301}" ? 0 : 1)
    }
  }

  private static let wide: Set<Character> = ["北", "京", "，", "（", "）", "\u{1F4F0}"]
}
