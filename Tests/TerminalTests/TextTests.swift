import Terminal
import Testing

struct `Text on a terminal` {
  @Test(arguments: [
    ("", 0), ("plain", 5), ("naïve", 5), ("nai\u{308}ve", 5), ("漢字", 4), ("ｆｕｌｌ", 8), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ひらがな", 8), ("🐈", 2), ("👩‍👩‍👧‍👦", 2), ("🇪🇺", 2), ("👍🏽", 2), ("❤️", 2),
    ("❤", 1),
    ("\u{1100}\u{1100}", 4), (" \u{FE0F}", 1), ("…", 1), ("a\u{200B}b", 2), ("Ω≈ç", 3),
    ("עברית", 5), ("क्षि", 3),
  ])
  func `takes cells, not characters`(text: String, cells: Int) {
    #expect(DisplayWidth(of: text).cells == cells)
  }

  @Test(arguments: [
    ("plain", 5, "plain"), ("plain", 4, "pla…"), ("plain", 1, "…"), ("plain", 0, ""),
    ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"), ("🐈🐈", 2, "…"),
    ("nai\u{308}vety", 4, "nai\u{308}…"),
  ])
  func `is cut to cells and never inside a character`(text: String, cells: Int, cut: String) {
    #expect(TruncatedText(text, cells: cells).description == cut)
    #expect(DisplayWidth(of: cut).cells <= cells)
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("naïve 漢字 👩‍👩‍👧‍👦 می‌خواهم", "naïve 漢字 👩‍👩‍👧‍👦 می‌خواهم"),
    ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
    ("title\u{1B}]0;owned\u{7}", "title␛]0;owned␇"),
    ("over\rwritten", "over␍written"),
    ("back\u{8}space \u{7F}\0", "back␈space ␡␀"),
    ("C1 \u{9B}31m", "C1 \u{FFFD}31m"),
    ("C1 \u{7F}\u{9B}", "C1 ␡\u{FFFD}"),
    ("\u{200F}right", "\u{200F}right"),
    ("\u{202E}desrever\u{202C}", "\u{FFFD}desrever\u{FFFD}"),
    ("\u{2066}isolated\u{2069}", "\u{FFFD}isolated\u{FFFD}"),
    ("\u{206A}deprecated\u{206F}", "\u{FFFD}deprecated\u{FFFD}"),
    ("\u{FEFF}mark", "\u{FFFD}mark"),
    ("one\ntwo\r\nthree\tfour\u{2028}five", "one two three four five"),
  ])
  func `cannot take the terminal over`(text: String, line: String) {
    #expect(SanitizedText(line: text).description == line)
  }

  @Test func `keeps its lines where they are wanted`() {
    let text = SanitizedText(block: "one\r\ntwo\n\tthree\u{2029}\u{1B}[2J")
    #expect(text.description == "one\ntwo\n    three\n␛[2J")
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a␍b"), ("a\r\r\nb", "a␍\nb"), ("a\r", "a␍"),
    ("a\tb", "a    b"), ("plain é 北", "plain é 北"),
  ])
  func `in a block breaks lines only where a line ends`(text: String, block: String) {
    #expect(SanitizedText(block: text).description == block)
  }

  @Test func `has styles where colour is allowed`() {
    let paint = Paint(isOn: true)
    #expect(paint("live", .green) == "\u{1B}[32mlive\u{1B}[0m")
    #expect(paint("live", [.bold, .underline, .red]) == "\u{1B}[1;4;31mlive\u{1B}[0m")
    #expect(paint("live", [.italic, .strikethrough]) == "\u{1B}[3;9mlive\u{1B}[0m")
    #expect(paint("live", []) == "live")
    #expect(paint("", .bold) == "")
    #expect(Paint(isOn: false)("live", [.bold, .green]) == "live")
  }
}
