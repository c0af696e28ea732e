/// What a search has found.
package struct SearchFindings: Sendable {
  /// Best first.
  package let matches: [SearchMatch]
  /// Whether more articles may match than were ranked, see ``SearchQuery/statement(from:)``.
  package let isPartial: Bool
}
