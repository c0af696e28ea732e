package import Editorial
package import Foundation

/// Another article that has a page: one that the public can read, or a killed one.
package struct PublicReference: Hashable, Sendable {
  package let article: UUID
  package let slug: Slug

  package init(article: UUID, slug: Slug) {
    (self.article, self.slug) = (article, slug)
  }

  /// ``PublicItem/urn``.
  package var urn: String { PublicItem.urn(of: article) }
}
