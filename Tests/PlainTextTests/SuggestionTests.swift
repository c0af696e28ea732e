import Testing

@testable import PlainText

struct `A suggestion is the nearest word` {
  @Test(arguments: [
    ("", "", 0), ("cat", "cat", 0), ("", "cat", 3), ("cat", "", 3), ("cat", "cut", 1),
    ("cat", "act", 1), ("cat", "cats", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func `by the number of edits`(left: String, right: String, distance: Int) {
    #expect(Suggestion.distance(Array(left.utf8), Array(right.utf8)) == distance)
  }

  @Test(arguments: [
    ("aprove", "approve"), ("appr", "approve"), ("unpubilsh", "unpublish"), ("pub", "publish"),
    ("x", nil), ("ab", nil), ("restart", nil), ("un", "unpublish"),
  ])
  func `or none when nothing is near`(typed: String, meant: String?) {
    let words = ["approve", "publish", "unpublish", "kill"]
    #expect(Suggestion.nearest(to: typed, among: words) == meant)
  }

  @Test func `found quickly even for a very long text`() {
    let words = (1...200).map { "command-\($0)" }
    let took = ContinuousClock().measure {
      #expect(Suggestion.nearest(to: String(repeating: "x", count: 100_000), among: words) == nil)
    }
    #expect(took < .seconds(2))
  }
}
