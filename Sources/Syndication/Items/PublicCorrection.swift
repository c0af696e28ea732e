package import Editorial
package import Foundation

/// A correction or clarification of a published article. It stays with the article.
package struct PublicCorrection: Hashable, Sendable {
  package let kind: CorrectionKind
  package let notice: String
  package let publishedAt: Date

  package init(_ kind: CorrectionKind, _ notice: String, publishedAt: Date) {
    (self.kind, self.notice, self.publishedAt) = (kind, notice, publishedAt)
  }
}
