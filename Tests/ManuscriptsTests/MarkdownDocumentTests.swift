import Editorial
import Manuscripts
import Terminal
import TerminalManuscripts
import TestSupport
import Testing

struct `The words of a manuscript` {
  @Test(arguments: [
    ("", 0), ("***", 0), ("one", 1), ("one two\nthree", 3), ("**one**two", 1),
    ("it's well-known", 2),
    ("# One\n\n- two\n- three", 3), ("— … !", 0), ("北京市", 3), ("北京 2022 Olympics", 4),
    ("<div>one</div>", 0), ("[one two](https://three.example)", 2), ("`one two`", 2),
    ("½ 3,000", 2),
    ("e\u{301}te\u{301}", 1), ("![one](two)", 1), ("ひらがな", 4), ("한국어 말", 2),
    ("|one|two|\n|---|---|\n|three|four five|", 5), ("one[^1]\n\n[^1]: two three", 3),
    ("- [x] one", 1), ("~~one~~ two", 2), ("www.example.org one", 2),
    ("one\n\n[^un]: two", 3),
  ])
  func `are counted as people count them`(markdown: String, count: Int) {
    #expect(MarkdownDocument(markdown).wordCount == count)
  }

  @Test(arguments: UInt8(0x20)...0x7E)
  func `are counted in the same way with and without non-ASCII text`(character: UInt8) {
    let text = "one\(Unicode.Scalar(character))two"
    #expect(MarkdownDocument(text).wordCount == MarkdownDocument(text + " —").wordCount)
  }

  @Test func `are available without markup`() {
    let document = MarkdownDocument(
      "## A *b*\n\n[c](d)\ne\\\nf\n\n    g\n\n<b>\n\n- h\n- i <i>j</i>")
    #expect(document.plainText == "A b\nc e\nf\ng\nh\ni j\n")
  }

  @Test func `are as many in the sample article as in a real one`() throws {
    let file = try ManuscriptFile(parsing: Array(SampleArticle.text.utf8))
    #expect(MarkdownDocument(file.body).wordCount == 422)
  }
}

@Suite(.timed) struct `No text takes too long` {
  private static let hostile = [
    String(repeating: ">", count: 10_000) + "a", String(repeating: "> ", count: 10_000) + "a",
    String(repeating: "- ", count: 10_000) + "a", String(repeating: "1. ", count: 10_000) + "a",
    String(repeating: "[", count: 100_000) + "a", String(repeating: "![[]()", count: 200_000) + "a",
    String(repeating: "*a **", count: 40_000) + "a", String(repeating: "<a ", count: 60_000) + "a",
    String(repeating: ">", count: 1_000_000) + "a",
    String(repeating: "|a", count: 5_000) + "\n" + String(repeating: "|-", count: 5_000) + "\n"
      + String(repeating: "a\n", count: 50_000),
    String(repeating: "a\n", count: 100_000) + "|-|",
    "http://a.b" + String(repeating: ")", count: 100_000),
    (0..<10_000).map { "[^\($0)]: a [^\($0 + 1)]\n\n" }.joined(),
    "a" + String(repeating: "[^a]", count: 50_000) + "\n\n[^a]: a",
    (0..<1_000).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
  ]

  @Test(.timeLimit(.minutes(10)), arguments: 0..<hostile.count)
  func `deep nesting is flattened`(index: Int) {
    let document = MarkdownDocument(Self.hostile[index])
    #expect(document.plainText.contains("a"))
    let lines = document.lines(width: 40, paint: Paint(isOn: false))
    #expect(lines.contains { $0.contains("a") })
    #expect(lines.allSatisfy { Columns.count($0) <= 40 })
  }

  @Test(arguments: [
    "* * *", String(repeating: "- ", count: 100), String(repeating: "*", count: 500),
  ])
  func `a break of any length stays a break`(markdown: String) {
    #expect(MarkdownDocument(markdown).lines(width: 40, paint: Paint(isOn: false)) == ["* * *"])
  }

  @Test(.timeLimit(.minutes(10)))
  func `a manuscript of megabytes is parsed, counted and rendered`() throws {
    let paragraph = "The tower stands *above* the water, and [nobody](https://a.example) asks.\n\n"
    let count = TestLength.count(990_000, long: 9_900_000) / paragraph.utf8.count
    let bytes = Array(String(repeating: paragraph, count: count).utf8)
    let document = MarkdownDocument(try ManuscriptFile(parsing: bytes).body)
    #expect(document.wordCount == 9 * count)
    #expect(document.lines(width: 100, paint: Paint(isOn: false)).count == 2 * count - 1)
  }

  @Test(arguments: 0..<40)
  func `random bytes are parsed or refused`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var read = 0
    for round in 0..<100 {
      let bytes = RandomText.bytes(&random)
      let typed = round % 2 == 0 ? bytes : Array("---\n".utf8) + bytes + Array("\n---\n".utf8)
      do {
        let file = try ManuscriptFile(parsing: typed)
        read += 1
        #expect(try ManuscriptFile(parsing: Array(file.text.utf8)) == file)
      } catch {
        #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 })
      }
    }
    #expect(read > 0)
  }
}
