import Manuscripts
import Testing

/// Words in a manuscript: found, and followed through a change.
@Suite struct PassageTests {
  private func found(_ words: String, in text: String) -> [String] {
    PassageSearch.ranges(of: words, in: text).map {
      String(decoding: Array(text.utf8)[$0], as: UTF8.self)
    }
  }

  @Test func `words are found as a reader sees them`() {
    let text = "The *red* house\nburned. Nobody   was hurt.\n\nEs war **kühl**.\n"
    #expect(found("red house burned", in: text) == ["red* house\nburned"])
    #expect(found("Nobody was hurt", in: text) == ["Nobody   was hurt"])
    #expect(found("kühl", in: text) == ["kühl"])
    #expect(found("green house", in: text) == [])
    #expect(found(" * ", in: text) == [])
    #expect(found("", in: text) == [])
    #expect(found("a", in: "banana") == ["a", "a", "a"])
    #expect(found("anan", in: "ananan") == ["anan"])
  }

  @Test func `words are found across blocks and links, whose marks a page does not show`() {
    let text =
      "> Once:\n\n- a *lamp*\n- a wall\n\n12. See [the map](https://a.example/m) now.\n\nOn.\n"
    #expect(found("a lamp\na wall", in: text) == ["a *lamp*\n- a wall"])
    #expect(found("Once: a lamp", in: text) == ["Once:\n\n- a *lamp"])
    #expect(found("See the map now. On.", in: text).count == 1)
    #expect(found("- a wall", in: text) == ["- a wall"])
    #expect(found("a.example", in: text) == ["a.example"])
    #expect(found("lamp now", in: text) == [])
  }

  @Test func `a passage is read without the marks of Markdown`() throws {
    let text =
      "He climbed the **124 steps** to\n`a_b` [once](https://a.example/).\n\n- one\n- *two*\n"
    for words in ["climbed the 124 steps", "steps to a_b once", "one two"] {
      let range = try #require(PassageSearch.ranges(of: words, in: text).first)
      let reading = PassageSearch.reading(range, of: text)
      #expect(reading.split(whereSeparator: \.isWhitespace).joined(separator: " ") == words)
    }
    let long = String(repeating: "](", count: 100_000)
    #expect(PassageSearch.reading(0..<long.utf8.count, of: long) == long)
  }

  /// The words after the change of the text; nil if they are no longer there.
  private func track(_ words: String, from old: String, to new: String) -> String? {
    guard let range = PassageSearch.ranges(of: words, in: old).first else { return nil }
    return WordDiff(from: old, to: new).track(range)
      .map { String(decoding: Array(new.utf8)[$0], as: UTF8.self) }
  }

  @Test func `words are followed into a later text`() {
    let old = "The lamp burned at night.\n\nThe keeper slept for two hours.\n"
    #expect(track("two hours", from: old, to: old) == "two hours")
    #expect(
      track("two hours", from: old, to: "A new lead: öl.\n\n" + old) == "two hours")
    #expect(
      track("keeper slept for two hours", from: old, to: old.replacing("slept", with: "dozed"))
        == "keeper dozed for two hours")
    #expect(track("two hours", from: old, to: "The lamp burned at night.\n") == nil)
    #expect(track("two hours", from: old, to: "") == nil)
    #expect(
      track(
        "lamp burned", from: old,
        to: "The keeper slept for two hours.\n\nThe lamp burned at night.\n"
      )
      .map { ["lamp burned"].contains($0) } != false)
  }
}
