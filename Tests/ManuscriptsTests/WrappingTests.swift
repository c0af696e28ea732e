import Manuscripts
import Terminal
import Testing

struct `Text is wrapped to the columns it takes` {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two", 20, ["one two"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdefgh", 4, ["a", "abcd", "efgh"]),
    ("北京市政府", 4, ["北京", "市政", "府"]), ("北京市政府", 5, ["北京", "市政", "府"]),
    // Punctuation that closes stays with what it closes, and that which opens with what it opens.
    ("北京，市", 4, ["北", "京，", "市"]), ("北（京）", 6, ["北", "（京）"]),
    // Three letters with marks that take no column.
    ("e\u{301}e\u{301}e\u{301} x", 5, ["e\u{301}e\u{301}e\u{301} x"]),
    // A family is one picture of two columns.
    (
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} x", 4,
      ["\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} x"]
    ),
    ("한국어 말", 6, ["한국어", "말"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]), ("a\nb", 9, ["a", "b"]),
    ("a\n\nb", 9, ["a", "", "b"]), ("", 9, [""]), ("a  b", 9, ["a b"]),
    // Consonants of Hangul without a vowel are one character, however many they are.
    (
      String(repeating: "\u{1100}", count: 5), 5,
      ["\u{1100}\u{1100}", "\u{1100}\u{1100}", "\u{1100}"]
    ),
  ])
  func `plain text`(text: String, width: Int, lines: [String]) {
    #expect(WrappedText(text, width: width, paint: Paint(isOn: false)).lines == lines)
  }

  @Test func `a look goes on in the next line and ends with each`() {
    let lines = WrappedText("one two", .bold, width: 4, paint: Paint(isOn: true)).lines
    #expect(lines == ["\u{1B}[1mone\u{1B}[0m", "\u{1B}[1mtwo\u{1B}[0m"])
  }

  @Test func `a word of two looks is not broken between them`() {
    let runs = [StyledRun("ab"), StyledRun("cd", .bold), StyledRun("ef gh")]
    #expect(WrappedText(runs, width: 7, paint: Paint(isOn: false)).lines == ["abcdef", "gh"])
  }

  /// A digit and the selector of its emoji, a person and what joins another to it.
  @Test(arguments: [
    ("ab1", "\u{FE0F}cd", 5, ["ab1\u{FE0F}c", "d"]), ("ab1", "\u{FE0F}cd", 6, ["ab1\u{FE0F}cd"]),
    ("abcde1", "\u{FE0F}", 6, ["abcde1", "\u{FE0F}"]),
    ("\u{1F469}\u{200D}", "\u{1F4BB}ab", 4, ["\u{1F469}\u{200D}\u{1F4BB}ab"]),
  ])
  func `two looks of one character take what it is drawn in`(
    first: String, second: String, width: Int, lines: [String]
  ) {
    let runs = [StyledRun(first), StyledRun(second, .bold)]
    #expect(WrappedText(runs, width: width, paint: Paint(isOn: false)).lines == lines)
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

/// Columns as these tests count them, for the characters that ``RandomText`` uses.
enum Columns {
  static func count(_ line: String) -> Int {
    line.reduce(0) { sum, character in
      sum + (wide.contains(character) ? 2 : character == "\u{301}" ? 0 : 1)
    }
  }

  private static let wide: Set<Character> = ["北", "京", "，", "（", "）", "\u{1F4F0}"]
}
