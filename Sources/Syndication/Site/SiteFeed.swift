/// A feed of the newest articles of a list. To add one, add a line.
package struct SiteFeed: Hashable, Sendable {
  let format: SyndicationFormat
  let name: String
  let mediaType: String
  let title: String

  package static let all = [
    SiteFeed(
      format: .jsonFeed, name: "feed.json", mediaType: "application/feed+json", title: "JSON Feed")
  ]

  /// The number of articles in a feed.
  package static let length = 30

  package func path(in list: SiteList) -> SitePath { list.front.appending(name) }

  /// - Parameter items: Newest first.
  package func document(of items: [PublicItem], in site: Site) -> [UInt8] {
    var writer = format.writer(for: site.publisher)
    var bytes = writer.beginning
    for item in items { bytes += writer.write(item) }
    return bytes + writer.end
  }
}
