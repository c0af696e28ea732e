import TestSupport
import Testing

@testable import Manuscripts

struct TextMergeTests {
  private func merge(_ base: String, _ draft: String, _ current: String) -> TextMerge {
    TextMerge(base: base, draft: draft, current: current)
  }

  @Test(arguments: [
    ("a\n\nb\n\nc\n", "A\n\nb\n\nc\n", "a\n\nb\n\nC\n", "A\n\nb\n\nC\n"),
    ("one two three\n", "1 two three\n", "one two 3\n", "1 two 3\n"),
    ("a\n\nb\n\nc\n", "a\n\nx\n\nb\n\nc\n", "a\n\nb\n\nC\n", "a\n\nx\n\nb\n\nC\n"),
    ("a\n\nb\n\nc\n", "a\n\nc\n", "a\n\nb\n\nC\n", "a\n\nC\n"),
    ("one two\n", "one two\n\nthree\n", "uno two\n", "uno two\n\nthree\n"),
    ("same\n", "both\n", "both\n", "both\n"),
    ("", "", "new\n", "new\n"), ("a\n", "a\n", "", ""),
    ("渡轮六点出发。\n", "渡轮七点出发。\n", "渡轮六点到达。\n", "渡轮七点到达。\n"),
  ])
  func `changes in different places are both in the result`(
    base: String, draft: String, current: String, expected: String
  ) {
    #expect(merge(base, draft, current).text == expected)
    #expect(merge(base, current, draft).text == expected)
  }

  @Test(arguments: [
    ("one two\n", "one 2\n", "one II\n"), ("a\n", "b\n", ""), ("", "a\n", "b\n"),
    ("a b c\n", "a X c\n", "a c\n"), ("end\n", "end one\n", "end two\n"),
  ])
  func `a change of the same words is a conflict with all three versions`(
    base: String, draft: String, current: String
  ) {
    let merge = merge(base, draft, current)
    #expect(merge.text == nil)
    #expect(merge.conflicts == [.init(base: base, draft: draft, current: current)])
  }

  @Test func `a conflict stands between lines that name its versions`() {
    let text = merge(
      "top\n\n-\n\none\n\nend\n", "top\n\n-\n\n1\n\nend\n", "Top\n\n-\n\nI\n\nend\n"
    )
    .marked(ConflictLabels(base: "revision 2", draft: "the file", current: "revision 3"))
    #expect(
      text == """
        Top

        -

        <<<<<<< the file
        1
        ||||||| revision 2
        one
        ======= revision 3
        I
        >>>>>>>

        end

        """)
    #expect(ConflictLabels.areLeft(in: text))
    #expect(!ConflictLabels.areLeft(in: "a\n=======\nb\n"))
  }

  /// Whatever both texts are, every word that one of them added is in the result.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `no text is lost`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<Int.random(in: 0..<60, using: &random)).map { index in
      index.isMultiple(of: 9) ? "w\(index)\n\n" : "w\(index) "
    }
    func edited(_ name: String) -> String {
      words.map { word in
        switch Int.random(in: 0..<12, using: &random) {
        case 0: ""
        case 1: "\(name)\(word)"
        case 2: word + "\(name) "
        default: word
        }
      }.joined()
    }
    let (base, draft, current) = (words.joined(), edited("draft"), edited("live"))
    let merged = merge(base, draft, current)
      .marked(ConflictLabels(base: "b", draft: "d", current: "c"))
    let found = Set(merged.split(whereSeparator: \.isWhitespace))
    let added = (draft + " " + current).split(whereSeparator: \.isWhitespace)
      .filter { $0.contains("draft") || $0.contains("live") }
    #expect(added.allSatisfy { found.contains($0) }, "\(draft)\n---\n\(current)\n---\n\(merged)")
    #expect(merge(base, base, current).text == current)
    #expect(merge(base, draft, base).text == draft)
    #expect(merge(base, draft, draft).text == draft)
  }
}

struct ManuscriptMergeTests {
  private let labels = ConflictLabels(base: "b", draft: "d", current: "c")

  private func file(_ body: String = "Text.", _ change: (inout ManuscriptFile) -> Void = { _ in })
    -> ManuscriptFile
  {
    var file = ManuscriptFile(body: body)
    (file.headline, file.byline, file.keywords) = ("The wall rises", ["Ada"], ["wall"])
    file.baseRevision = 2
    change(&file)
    return file
  }

  @Test func `each field is merged by itself, and the result is based on the current manuscript`() {
    let merge = ManuscriptMerge(
      base: file(), draft: file("Text and more.") { $0.headline = "The wall rises again" },
      current: file {
        ($0.headline, $0.byline, $0.baseRevision) = ("A wall rises", ["Ada", "Ben"], 5)
      }, labels: labels)
    #expect(!merge.hasConflicts)
    #expect(
      merge.manuscript
        == file("Text and more.") {
          ($0.headline, $0.byline, $0.baseRevision) = ("A wall rises again", ["Ada", "Ben"], 5)
        })
  }

  @Test func `a field that both changed keeps the current value, and the other is reported`() {
    let merge = ManuscriptMerge(
      base: file(),
      draft: file {
        ($0.headline, $0.section, $0.keywords) = ("The wall falls", "Coast", ["wall", "sea"])
      },
      current: file {
        ($0.headline, $0.section, $0.keywords) = ("The wall stands", nil, ["flood"])
      }, labels: labels)
    #expect(
      merge.fields == [
        .init(field: "headline", draft: "The wall falls", current: "The wall stands"),
        .init(field: "keywords", draft: "wall, sea", current: "flood"),
      ])
    #expect(merge.manuscript.headline == "The wall stands")
    #expect(merge.manuscript.section == "Coast")
    #expect(merge.passages == 0 && merge.hasConflicts)
  }
}
