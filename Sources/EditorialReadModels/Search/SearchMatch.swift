/// An article that a search has found.
package struct SearchMatch: Sendable {
  package let row: SearchRow
  /// The working revision's Markdown; nil when it was erased.
  package let body: String?
  /// Greater is better; it means nothing beside those of another search.
  package let rank: Double
  /// How many articles were ranked, with those beyond the limit.
  package let total: Int
}
