import Terminal
import Testing

struct `Text is wrapped by its width in columns` {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two", 20, ["one two"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdefgh", 4, ["a", "abcd", "efgh"]),
    ("北京市政府", 4, ["北京", "市政", "府"]), ("北京市政府", 5, ["北京", "市政", "府"]),
    // Closing punctuation stays with the preceding text, opening punctuation with the following.
    ("北京，市", 4, ["北", "京，", "市"]), ("北（京）", 6, ["北", "（京）"]),
    // Three letters with combining marks, which take no column.
    ("e\u{301}e\u{301}e\u{301} x", 5, ["e\u{301}e\u{301}e\u{301} x"]),
    // A family emoji takes two columns.
    (
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} x", 4,
      ["\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} x"]
    ),
    ("한국어 말", 6, ["한국어", "말"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]), ("a\nb", 9, ["a", "b"]),
    ("a\n\nb", 9, ["a", "", "b"]), ("", 9, [""]), ("a  b", 9, ["a b"]),
    // Hangul consonants without a vowel are one character, however many there are.
    (
      String(repeating: "\u{1100}", count: 5), 5,
      ["\u{1100}\u{1100}", "\u{1100}\u{1100}", "\u{1100}"]
    ),
  ])
  func `plain text`(text: String, width: Int, lines: [String]) {
    #expect(WrappedText(text, width: width, paint: Paint(isOn: false)).lines == lines)
  }

  @Test func `a style ends with each line and continues on the next`() {
    let lines = WrappedText("one two", .bold, width: 4, paint: Paint(isOn: true)).lines
    #expect(lines == ["\u{1B}[1mone\u{1B}[0m", "\u{1B}[1mtwo\u{1B}[0m"])
  }

  @Test func `a word in two styles is not broken between them`() {
    let runs = [StyledRun("ab"), StyledRun("cd", .bold), StyledRun("ef gh")]
    #expect(WrappedText(runs, width: 7, paint: Paint(isOn: false)).lines == ["abcdef", "gh"])
  }

  /// A digit with its emoji selector, and a person with a joiner.
  @Test(arguments: [
    ("ab1", "\u{FE0F}cd", 5, ["ab1\u{FE0F}c", "d"]), ("ab1", "\u{FE0F}cd", 6, ["ab1\u{FE0F}cd"]),
    ("abcde1", "\u{FE0F}", 6, ["abcde1", "\u{FE0F}"]),
    ("\u{1F469}\u{200D}", "\u{1F4BB}ab", 4, ["\u{1F469}\u{200D}\u{1F4BB}ab"]),
  ])
  func `two styles of one character take the width of the character`(
    first: String, second: String, width: Int, lines: [String]
  ) {
    let runs = [StyledRun(first), StyledRun(second, .bold)]
    #expect(WrappedText(runs, width: width, paint: Paint(isOn: false)).lines == lines)
  }

  @Test(arguments: [
    ("one two three", 9, ["one two", "  three"]), ("one two", 9, ["one two"]),
    ("abcdefghijk", 6, ["abcd", "  efgh", "  ijk"]), ("a\n\nb", 6, ["a", "", "  b"]),
  ])
  func `every line but the first is indented`(text: String, width: Int, lines: [String]) {
    #expect(WrappedText(text, width: width, hangingIndent: 2).lines == lines)
  }
}
