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
