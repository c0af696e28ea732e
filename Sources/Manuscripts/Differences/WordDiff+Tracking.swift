extension WordDiff {
  /// Where a passage of the old text is in the new one, from the first word of it that was kept to the
  /// last; nil if less than half of it was kept.
  ///
  /// - Parameter passage: Like the answer, in bytes of UTF-8.
  package func track(_ passage: Range<Int>) -> Range<Int>? {
    var (old, new, kept) = (0, 0, 0)
    var found: Range<Int>?
    for segment in segments {
      let count = segment.text.utf8.count
      switch segment.kind {
      case .inserted: new += count
      case .removed: old += count
      case .same:
        let part = passage.clamped(to: old..<old + count)
        if !part.isEmpty {
          let start = part.lowerBound - old + new
          found = (found?.lowerBound ?? start)..<start + part.count
          kept += part.count
        }
        old += count
        new += count
      }
    }
    return 2 * kept >= passage.count ? found : nil
  }
}
