/// Texts that are cut to a number of cells. Texts that differ still differ after the cut where the
/// cells allow it.
///
/// If the beginnings of several texts are the same, "…" replaces what they have in common:
/// `Council appr… of the school` and `Council appr… of the harbour`.
package struct DistinctTexts {
  /// In the order of the originals.
  package let texts: [String]

  package init(_ originals: [String], cells limit: Int) {
    var texts = originals.map { TruncatedText($0, cells: limit).description }
    for rows in Dictionary(grouping: texts.indices, by: { texts[$0] }).values
    where rows.count > 1 {
      // Of all texts, the neighbours in the alphabet have the longest beginnings in common.
      let sorted = Set(rows.map { originals[$0] }).sorted().map(Array.init)
      guard sorted.count > 1 else { continue }
      let common = zip(sorted, sorted.dropFirst()).map { Self.common($0, $1) }
      var distinct: [String: String] = [:]
      for (index, text) in sorted.enumerated() {
        let before = index > 0 ? common[index - 1] : 0
        let after = index < common.count ? common[index] : 0
        distinct[String(text)] = Self.shortened(text, from: max(before, after), cells: limit)
      }
      for row in rows { texts[row] = distinct[originals[row]] ?? texts[row] }
    }
    self.texts = texts
  }

  /// The number of characters with which both texts begin.
  private static func common(_ a: [Character], _ b: [Character]) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }

  /// The beginning of the text, "…", and the text from a character on, if possible from the
  /// beginning of its word.
  private static func shortened(
    _ text: [Character], from difference: Int, cells limit: Int
  ) -> String {
    let word = text[..<difference].lastIndex(of: " ").map { $0 + 1 } ?? difference
    let start = difference - word <= limit / 4 ? word : difference
    let rest = String(text[start...])
    let width = DisplayWidth(of: rest).cells
    let head = TruncatedText(String(text[..<start]), cells: max(limit / 3, limit - width))
      .description
    let room = limit - DisplayWidth(of: head).cells
    return head + TruncatedText(rest, cells: room).description
  }
}
