extension String {
  /// The text, or its beginning and an ellipsis if it has more characters. Words stay whole where
  /// spaces divide them.
  ///
  /// - Parameter length: The most characters, without the ellipsis.
  func abbreviated(to length: Int) -> String {
    guard let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end != endIndex else {
      return self
    }
    let start = self[..<end]
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return (words.count * 2 < length ? start : words) + "…"
  }
}
