import Foundation

/// The end of a page of a search.
///
/// A search ranks the most recent matches, then those before them, and so on. The cursor contains
/// the positions between which the matches were ranked, and the place in their order. So the next
/// page neither repeats nor omits an unchanged article, even if new ones match in the meantime.
package struct SearchCursor: Hashable, Sendable {
  /// The last match of a page.
  struct Last: Hashable, Sendable {
    /// The first position of the ranked matches.
    let from: Int
    /// In millionths.
    let rank: Int
    let row: PageCursor
  }

  /// The last position of the ranked matches.
  let through: Int
  /// Whether a word in capitals is found in any case.
  let ignoresCapitals: Bool
  /// Nil if no match up to ``through`` was shown.
  let last: Last?

  init(through: Int, ignoresCapitals: Bool, last: Last? = nil) {
    self.through = through
    self.ignoresCapitals = ignoresCapitals
    self.last = last
  }

  /// Parses ``text``; nil if it is not a cursor.
  package init?(_ text: String) {
    let ignoresCapitals = text.first == "i"
    let parts = text.dropFirst(ignoresCapitals ? 1 : 0)
      .split(separator: "_", maxSplits: 3, omittingEmptySubsequences: false)
    guard let through = Self.number(parts[0]), parts.count == 1 || parts.count == 4 else {
      return nil
    }
    var last: Last?
    if parts.count == 4 {
      guard let from = Self.number(parts[1]), let rank = Self.number(parts[2]),
        let row = PageCursor(String(parts[3])), from <= through
      else { return nil }
      last = Last(from: from, rank: rank, row: row)
    }
    self.init(through: through, ignoresCapitals: ignoresCapitals, last: last)
  }

  /// The numbers of its properties.
  package var text: String {
    let start = "\(ignoresCapitals ? "i" : "")\(through)"
    return last.map { "\(start)_\($0.from)_\($0.rank)_\($0.row.text)" } ?? start
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}
