import PlainText
import Testing

struct `Characters that cannot be seen are shown as code points` {
  @Test(arguments: [
    ("plain text", "plain text"), ("a\u{200B}b", "a<U+200B>b"), ("a\u{A0}b", "a<U+00A0>b"),
    ("a\u{202E}b", "a<U+202E>b"), ("\u{FEFF}a", "<U+FEFF>a"), ("a\u{AD}b", "a<U+00AD>b"),
    ("a\tb", "a<U+0009>b"), ("a\u{3164}", "a<U+3164>"), ("a\u{200D}b", "a<U+200D>b"),
    ("a\u{200B}\u{200B}b", "a<U+200B><U+200B>b"), ("\0\0\0\0\0\0b", "<U+0000 ×6>b"),
    ("a\u{E0041}", "a<U+E0041>"), ("一\u{3000}二", "一<U+3000>二"), ("café 北京", "café 北京"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("\u{1F469}\u{200D}\u{1F4BB} ❤\u{FE0F}", "\u{1F469}\u{200D}\u{1F4BB} ❤\u{FE0F}"),
  ])
  func `unless they belong to the spelling`(text: String, shown: String) {
    #expect(Array(VisibleText(text).description.utf8) == Array(shown.utf8))
  }

  @Test func `all others beyond ASCII are shown on request`() {
    #expect(VisibleText("cafe\u{301} é", escapesAll: true).description == "cafe<U+0301> <U+00E9>")
  }

  @Test(arguments: [
    ("a\u{200B}b", "ab"), ("a\u{A0}b", "a\tb"), ("cafe\u{301}", "café"), ("می\u{200C}خ", "میخ"),
  ])
  func `texts that look the same have the same outline`(one: String, other: String) {
    #expect(VisibleText.outline(of: one) == VisibleText.outline(of: other))
  }
}
