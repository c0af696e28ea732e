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

  @Test(arguments: [
    ("ab", "a\u{200B}b", "[-ab-]{+a<U+200B>b+}"),
    ("a b", "a\u{A0}b", "a[-·-]{+<U+00A0>+}b"), ("a b", "a\tb", "a[-·-]{+<U+0009>+}b"),
    ("café", "cafe\u{301}", "[-caf<U+00E9>-]{+cafe<U+0301>+}"),
    ("a b", "a \u{202E}b", "a {+<U+202E>+}b"), ("a", "\u{FEFF}a", "{+<U+FEFF>+}a"),
    ("co-op", "co\u{AD}op", "co[---]{+<U+00AD>+}op"),
    ("می\u{200C}خ", "میخ", "[-<U+0645><U+06CC><U+200C><U+062E>-]{+<U+0645><U+06CC><U+062E>+}"),
    ("a", "a ❤\u{FE0F}", "a{+ ❤\u{FE0F}+}"), ("a \u{200B}", "a", "a[- <U+200B>-]"),
    ("\u{C5}", "\u{212B}", "[-<U+00C5>-]{+<U+212B>+}"), ("é", "è", "[-é-]{+è+}"),
  ])
  func `so that texts never look the same`(old: String, new: String, shown: String) {
    #expect(Array(Self.shown(old, new).utf8) == Array(shown.utf8), "\(Self.shown(old, new))")
  }

  @Test(arguments: [
    ("one\ntwo\n", "one  \ntwo\n", "one{+··+}\ntwo"),
    ("one\ntwo\n", "one\\\ntwo\n", "one{+\\+}\ntwo"),
    (
      "| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|--:|\n| 1 | 3 |\n",
      "| a | b |\n|---|--[---]{+:+}|\n| 1 | [-2-]{+3+} |"
    ),
    ("a[^1]\n\n[^1]: n\n", "a[^1]\n\n[^1]: m\n", "a[^1]\n\n[^1]: [-n-]{+m+}"),
    ("- [ ] a\n", "- [x] a\n", "- [[-·-]{+x+}] a"), ("~~a~~\n", "a\n", "[-~~-]a[-~~-]"),
    ("## a\n", "### a\n", "##{+#+} a"),
  ])
  func `in the markup too`(old: String, new: String, shown: String) {
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
    WordDiff(from: old, to: new).lines(width: 100, paint: Paint(isOn: false)).joined(
      separator: "\n")
  }
}
