/// What a search came to.
package struct SearchAnswer: Sendable {
  /// Best first, as many as were asked for at most.
  package let hits: [SearchHit]
  /// How many were ranked, with those beyond the limit.
  package let total: Int
  /// Whether more match than were ranked, as they do where a word is in very many articles.
  package let isPartial: Bool
  /// Nothing was found because the words are signs, or are in every text.
  package let hadNothingToFind: Bool
}
