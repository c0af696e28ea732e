/// An article that a search found.
package struct SearchMatch: Sendable {
  package let row: SearchRow
  /// The working revision's Markdown; nil if it was erased.
  package let body: String?
  /// Greater is better. Only ranks of one search can be compared.
  package let rank: Double
  /// The terms of the search by their places in the article.
  let terms: [Int: [String]]
  /// Where the search continues after it.
  package let cursor: SearchCursor
}

/// A page of a search.
package struct SearchFindings: Sendable {
  /// Best first.
  package var matches: [SearchMatch] = []
  /// Where the next page begins; nil if this is the last one.
  package var next: SearchCursor?
  /// The number of all matches, if all were looked up for this page.
  package var total: Int?
}
