package import Digests
package import Foundation

/// An article with what only its own page shows.
package struct SiteArticle: Sendable {
  package let item: PublicItem
  /// The digest of the live text; nil without one.
  package let digest: Digest?
  /// When each text was live, oldest first. The last one has no end while it is live.
  package let versions: [(from: Date, until: Date?)]

  package init(_ item: PublicItem, digest: Digest?, versions: [(from: Date, until: Date?)]) {
    self.item = item
    self.digest = item.text == nil ? nil : digest
    self.versions = versions
  }
}
