import Foundation
import HTML
package import XML

/// A feed of the newest articles of a list. To add one, add a line.
package struct SiteFeed: Hashable, Sendable {
  let format: SyndicationFormat
  let title: String

  private static let all = [
    SiteFeed(format: .atom, title: "Atom"), SiteFeed(format: .rss, title: "RSS"),
    SiteFeed(format: .jsonFeed, title: "JSON Feed"),
  ]

  /// The number of articles in a feed.
  package static let length = 30

  /// Those for which the publisher has the settings.
  package static func all(of publisher: Publisher) -> [SiteFeed] {
    all.filter { $0.format.missingSetting(of: publisher) == nil }
  }

  package func path(in list: SiteList) -> SitePath {
    list.front.appending("feed.\(format.fileExtension)")
  }

  /// - Parameter items: Newest first, in any state. A feed that can say that an article is gone does.
  package func document(
    of items: [PublicItem], in list: SiteList, _ site: Site
  ) throws(XMLProblem) -> [UInt8] {
    // The same articles give the same feed, whenever it is written.
    let changedAt = items.map(\.changedAt).max() ?? Date(timeIntervalSince1970: 0)
    let head = SyndicationHead(
      site.publisher, section: list.name, writtenAt: changedAt, changedAt: changedAt,
      address: site.address(of: path(in: list))?.text)
    let gone = format.beginsWithGoneItems ? items.filter { $0.text == nil } : []
    let rest = format.beginsWithGoneItems ? items.filter { $0.text != nil } : items
    return try format.writer(for: head).document(of: gone + rest)
  }
}
