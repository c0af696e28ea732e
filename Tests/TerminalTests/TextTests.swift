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
    ("nai\u{308}vety", 4, "nai\u{308}…"), ("after forty years", 13, "after forty…"),
    ("after forty years", 12, "after forty…"),
  ])
  func `is cut to cells but not inside a character`(text: String, cells: Int, cut: String) {
    #expect(TruncatedText(text, cells: cells).description == cut)
    #expect(DisplayWidth(of: cut).cells <= cells)
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
