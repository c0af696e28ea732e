import Manuscripts
import Terminal
import TerminalManuscripts
import Testing

struct `Changed words are shown` {
  static let old = "The quick brown fox.\n\nSecond.\n\nThird.\n\nGone.\n"
  static let new = "The slow red fox.\n\nSecond.\n\nThird.\n\nFourth one.\n"

  @Test func `between brackets without styles`() {
    #expect(
      Self.shown(Self.old, Self.new) == """
        The [-quick brown-]{+slow red+} fox.

        Second.

        Third.

        [-Gone-]{+Fourth one+}.
        """)
  }

  @Test func `in colour with styles`() {
    let lines = WordDiff(from: "a b c", to: "a x c").lines(width: 60, paint: Paint(isOn: true))
    #expect(lines == ["a \u{1B}[9;31mb\u{1B}[0m\u{1B}[32mx\u{1B}[0m c"])
  }

  @Test(arguments: [
    ("one two\n\nthree\n", "one two three\n", "one two[-¶-]{+·+}three"),
    ("one two three\n", "one two\n\nthree\n", "one two[-·-]{+¶+}\n\nthree"),
    ("a b", "a  b", "a[-·-]{+··+}b"),
    ("One.\n\nGone.\n\nKept.\n", "One.\n\nKept.\n", "One.\n\n[-Gone.-]\n\nKept."),
    ("One.\n", "One.\n\nNew.\n\nNewer.\n", "One.\n\n{+New.+}\n\n{+Newer.+}"),
    ("a\nb\n", "a\nc\n", "a\n[-b-]{+c+}"), ("", "", ""), ("", "a", "{+a+}"),
  ])
  func `so that every change is visible`(old: String, new: String, shown: String) {
    #expect(Self.shown(old, new) == shown)
  }

  @Test func `wrapped to the width`() {
    let lines = WordDiff(from: "", to: "one two three four five six").lines(
      width: 20, paint: Paint(isOn: false))
    #expect(lines == ["{+one two three four", "five six+}"])
  }

  @Test(arguments: [
    (0, "… 4 paragraphs unchanged …\n\n[-e-]{+X+}\n\n… 1 paragraph unchanged …"),
    (1, "… 3 paragraphs unchanged …\n\nd\n\n[-e-]{+X+}\n\nf"),
    (9, "a\n\nb\n\nc\n\nd\n\n[-e-]{+X+}\n\nf"),
  ])
  func `unchanged paragraphs are folded`(context: Int, shown: String) {
    let lines = WordDiff(from: "a\n\nb\n\nc\n\nd\n\ne\n\nf\n", to: "a\n\nb\n\nc\n\nd\n\nX\n\nf\n")
      .lines(width: 60, paint: Paint(isOn: false), context: context)
    #expect(lines.joined(separator: "\n") == shown)
  }

  @Test func `texts without a change are folded completely`() {
    let lines = WordDiff(from: "a\n\nb\n", to: "a\n\nb\n").lines(
      width: 60, paint: Paint(isOn: false), context: 1)
    #expect(lines == ["… 2 paragraphs unchanged …"])
  }

  private static func shown(_ old: String, _ new: String) -> String {
    WordDiff(from: old, to: new).lines(width: 60, paint: Paint(isOn: false)).joined(separator: "\n")
  }
}
