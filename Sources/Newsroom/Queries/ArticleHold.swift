package import EditorialReadModels
package import Foundation
package import JSON

/// A hold on an article.
package struct ArticleHold: Hashable, Sendable {
  package let by: String
  package let at: Date
  package let reason: String
}

extension BoardRow {
  /// Nil unless the article is on hold.
  package var hold: ArticleHold? {
    guard let by = heldBy, let at = heldAt else { return nil }
    return ArticleHold(by: by, at: at, reason: holdReason ?? "")
  }
}

extension ArticleHold: JSONDescribed {
  package static let json = JSONDescription<ArticleHold>(
    "Hold", "A hold on an article.",
    [
      JSONMember("by", "Who put it on hold.", \.by),
      JSONMember("at", "Since when.", \.at),
      JSONMember("reason", "Why.", \.reason),
    ])
}
