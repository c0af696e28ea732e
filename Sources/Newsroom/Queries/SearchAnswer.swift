/// What a search came to.
package struct SearchAnswer: Sendable {
  /// Best first, as many as were asked for at most.
  package let hits: [SearchHit]
  /// How many there are, with those beyond the limit.
  package let total: Int
  /// Nothing was found because the words are signs, or are in every text.
  package let hadNothingToFind: Bool
}
