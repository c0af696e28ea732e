import Manuscripts
import Terminal
import TerminalManuscripts

/// Two texts, separated by the first NUL.
enum DifferencesTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let texts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let (old, new) = (texts[0], texts.count > 1 ? texts[1] : "")
    let words = WordDiff(from: old, to: new)
    require(
      areSameBytes(joined(words, without: .inserted), old),
      "the text without insertions is the old one")
    require(
      areSameBytes(joined(words, without: .removed), new),
      "the text without removals is the new one")
    require(words.isEmpty == areSameBytes(old, new), "only what differs is a difference")
    // Showing a large text twice would take more memory than a target may have.
    if !words.isEmpty, bytes.count < 10_000 {
      let all = words.lines(width: 200, paint: Paint(isOn: false)).joined()
      // A text may begin with combining characters, which join the mark in one character.
      require(
        ["[-", "{+"].contains { all.utf8.firstRange(of: $0.utf8) != nil }, "a difference is shown",
        all.debugDescription)
    }
    for line in words.lines(width: 30, paint: Paint(isOn: false), context: 1) {
      require(isInert(line), "a line does not control the terminal", line.debugDescription)
      require(
        DisplayWidth(of: line).cells <= 30, "no line is wider than the screen",
        line.debugDescription)
    }
  }

  private static func joined(_ words: WordDiff, without kind: WordDiff.Segment.Kind) -> String {
    words.segments.filter { $0.kind != kind }.map(\.text).joined()
  }
}
