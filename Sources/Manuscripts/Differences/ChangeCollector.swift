/// Collects the segments of a difference. Replaced words that are separated only by spaces become
/// one replaced phrase, which is easier to read.
struct ChangeCollector {
  private var segments: [WordDiff.Segment] = []
  private var removed = ""
  private var inserted = ""
  /// Unchanged spaces after the last change. The next change may include them.
  private var gap = ""

  mutating func keep(_ text: String) {
    if text.isEmpty { return }
    let isInChange = !removed.isEmpty || !inserted.isEmpty
    if isInChange, text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      gap += text
    } else {
      endChange()
      append(.same, text)
    }
  }

  mutating func replace(_ old: String, by new: String) {
    let joins = ![removed, inserted, old, new].contains("")
    if !gap.isEmpty, !joins { endChange() }
    removed += gap + old
    inserted += gap + new
    gap = ""
  }

  mutating func finish() -> [WordDiff.Segment] {
    endChange()
    return segments
  }

  private mutating func endChange() {
    append(.removed, removed)
    append(.inserted, inserted)
    append(.same, gap)
    (removed, inserted, gap) = ("", "", "")
  }

  private mutating func append(_ kind: WordDiff.Segment.Kind, _ text: String) {
    if text.isEmpty { return }
    if let last = segments.last, last.kind == kind {
      segments[segments.count - 1] = WordDiff.Segment(kind, last.text + text)
    } else {
      segments.append(WordDiff.Segment(kind, text))
    }
  }
}
