import Manuscripts
import TestSupport
import Testing

struct `Changed words are found` {
  typealias Segment = WordDiff.Segment

  @Test(
    arguments: [
      ("", "", []), ("a b", "a b", [Segment(.same, "a b")]), ("", "a", [Segment(.inserted, "a")]),
      ("a", "", [Segment(.removed, "a")]),
      (
        "a b c", "a x c",
        [.init(.same, "a "), .init(.removed, "b"), .init(.inserted, "x"), .init(.same, " c")]
      ),
      ("a c", "a b c", [Segment(.same, "a "), .init(.inserted, "b "), .init(.same, "c")]),
      ("a b c", "a c", [Segment(.same, "a "), .init(.removed, "b "), .init(.same, "c")]),
      // Adjacent replaced words are one phrase; a removed and an inserted word are two changes.
      (
        "a b c d", "a x y d",
        [.init(.same, "a "), .init(.removed, "b c"), .init(.inserted, "x y"), .init(.same, " d")]
      ),
      (
        "don't go.", "don't stop.",
        [
          .init(.same, "don't "), .init(.removed, "go"), .init(.inserted, "stop"),
          .init(.same, "."),
        ]
      ),
      ("北京市长", "北京市民", [.init(.same, "北京市"), .init(.removed, "长"), .init(.inserted, "民")]),
      // The same for readers, but with different bytes.
      ("é", "e\u{301}", [.init(.removed, "é"), .init(.inserted, "e\u{301}")]),
      (
        "One.\n\nTwo.\n", "One.\n\nNew.\n\nTwo.\n",
        [.init(.same, "One.\n\n"), .init(.inserted, "New.\n\n"), .init(.same, "Two.\n")]
      ),
      (
        "One.\n", "One.\n\nTwo.\n",
        [.init(.same, "One."), .init(.inserted, "\n\nTwo."), .init(.same, "\n")]
      ),
      (
        "a b\n", "a\n\nb\n",
        [.init(.same, "a"), .init(.removed, " "), .init(.inserted, "\n\n"), .init(.same, "b\n")]
      ),
    ] as [(String, String, [Segment])])
  func `and nothing else`(old: String, new: String, segments: [Segment]) {
    #expect(WordDiff(from: old, to: new).segments == segments)
  }

  @Test(arguments: 0..<50)
  func `the segments join to the old text and to the new text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let old = RandomText.markdown(&random)
      let new =
        Bool.random(using: &random) ? RandomText.markdown(&random) : Self.edited(old, &random)
      Self.expectJoins(WordDiff(from: old, to: new), old, new)
    }
  }

  @Test func `identical texts have no change`() {
    #expect(WordDiff(from: SampleArticle.text, to: SampleArticle.text).isEmpty)
    #expect(WordDiff(from: "", to: "").isEmpty)
    #expect(!WordDiff(from: "é", to: "e\u{301}").isEmpty)
  }

  @Test(.timeLimit(.minutes(10)))
  func `a change in megabytes is found`() {
    let count = TestLength.count(20_000, long: 100_000)
    let paragraphs = (0..<count).map {
      "Paragraph \($0) says what the one before it has not said.\n\n"
    }
    var changed = paragraphs
    changed[count / 2] = "Paragraph \(count / 2) says what the one before it has hidden.\n\n"
    let diff = WordDiff(from: paragraphs.joined(), to: changed.joined())
    #expect(
      diff.segments.filter { $0.kind != .same } == [
        Segment(.removed, "not said"), Segment(.inserted, "hidden"),
      ])
  }

  @Test(.timeLimit(.minutes(10)))
  func `long texts with nothing in common are removed and inserted as a whole`() {
    let old = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<20_000).map { "b\($0)" }.joined(separator: ",")
    let diff = WordDiff(from: old, to: new)
    #expect(diff.segments == [Segment(.removed, old), Segment(.inserted, new)])
  }

  @Test(.timeLimit(.minutes(10)))
  func `many changed passages stay within the limit`() {
    let old = (0..<400).map { n in (0..<500).map { "a\($0 * n % 97)" }.joined(separator: " ") }
    let new = (0..<400).map { n in (0..<500).map { "a\($0 * n % 89)" }.joined(separator: " ") }
    let (a, b) = (old.joined(separator: "\n\n"), new.joined(separator: "\n\n"))
    Self.expectJoins(WordDiff(from: a, to: b), a, b)
  }

  @Test func `the words around a changed passage are in its line`() {
    let diff = WordDiff(
      from: "It left at six.\n\n## Who pays", to: "It left at seven.\n\n## Who pays")
    #expect(diff.passages(context: 3).map(\.present) == ["It left at seven."])
    #expect(diff.passages(context: 3).allSatisfy { !$0.isCutBefore && !$0.isCutAfter })
  }

  @Test(arguments: [
    ("Tom Arran climbed the 142 steps for the last time.", true, true),
    ("Arran climbed the 142 steps.", false, false),
    ("A line before.\nHe climbed 142 steps for the last time.\nAnother.", false, true),
    ("On Friday Arran climbed the 142.", true, false),
  ])
  func `a passage says whether its line has more words`(
    text: String, isCutBefore: Bool, isCutAfter: Bool
  ) throws {
    let diff = WordDiff(from: text, to: text.replacing("142", with: "124"))
    let passage = try #require(diff.passages(context: 3).first)
    #expect((passage.isCutBefore, passage.isCutAfter) == (isCutBefore, isCutAfter))
  }

  private static func expectJoins(_ diff: WordDiff, _ old: String, _ new: String) {
    let before = diff.segments.filter { $0.kind != .inserted }.map(\.text).joined()
    let after = diff.segments.filter { $0.kind != .removed }.map(\.text).joined()
    #expect(Array(before.utf8) == Array(old.utf8))
    #expect(Array(after.utf8) == Array(new.utf8))
    #expect(diff.segments.allSatisfy { !$0.text.isEmpty })
    #expect(zip(diff.segments, diff.segments.dropFirst()).allSatisfy { $0.kind != $1.kind })
  }

  private static func edited(_ text: String, _ random: inout SeededGenerator) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 0...3, using: &random) where !characters.isEmpty {
      let index = Int.random(in: characters.indices, using: &random)
      if Bool.random(using: &random) {
        characters.remove(at: index)
      } else {
        characters.insert("x", at: index)
      }
    }
    return String(characters)
  }
}
