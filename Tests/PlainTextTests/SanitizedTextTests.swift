import PlainText
import Testing

struct `A person's text` {
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
  func `cannot control the terminal`(text: String, line: String) {
    #expect(SanitizedText(line: text).description == line)
  }

  @Test func `keeps its lines in a block`() {
    let text = SanitizedText(block: "one\r\ntwo\n\tthree\u{2029}\u{1B}[2J")
    #expect(text.description == "one\ntwo\n    three\n␛[2J")
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a␍b"), ("a\r\r\nb", "a␍\nb"), ("a\r", "a␍"),
    ("a\tb", "a    b"), ("plain é 北", "plain é 北"),
  ])
  func `breaks lines in a block only at line ends`(text: String, block: String) {
    #expect(SanitizedText(block: text).description == block)
  }
}

struct `A number of things` {
  @Test func `is written with its noun`() {
    #expect(Count.of(1, "event") == "1 event")
    #expect(Count.of(0, "event") == "0 events")
    #expect(Count.of(2, "person", plural: "people") == "2 people")
  }
}
