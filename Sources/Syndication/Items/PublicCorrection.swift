package import Editorial
package import Foundation

/// A correction of any kind of a published article. It stays with the article.
package struct PublicCorrection: Hashable, Sendable {
  /// From 1, in order.
  package let number: Int
  package let kind: CorrectionKind
  package let notice: String
  package let publishedAt: Date
  /// Nil if one of the texts was erased or is unknown, if there are many later corrections, or if the
  /// article is not live.
  package let change: PublicChange?

  package init(
    _ number: Int, _ kind: CorrectionKind, _ notice: String, publishedAt: Date,
    change: PublicChange? = nil
  ) {
    (self.number, self.kind, self.notice) = (number, kind, notice)
    (self.publishedAt, self.change) = (publishedAt, change)
  }
}
