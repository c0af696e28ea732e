import HTML

/// The addresses of all articles for search engines, in the text format of sitemaps.org, and the file
/// that names the sitemaps. They need the publisher's address.
package enum Sitemap {
  /// The number of places of ``SiteList/articles`` in a sitemap.
  package static let size = 10 * SiteList.pageSize

  /// - Parameter number: From 0.
  package static func path(_ number: Int) -> SitePath { SitePath("sitemaps/\(number + 1).txt") }

  /// - Parameter items: In any state. The sitemap names those that search engines may show.
  package static func document(of items: [PublicItem], in site: Site) -> [UInt8] {
    let lines = items.compactMap { item -> String? in
      if case .withdrawn = item.state { return nil }
      return site.address(of: .article(item.slug))?.text
    }
    return Array(lines.map { "\($0)\n" }.joined().utf8)
  }

  /// The file that search engines read first.
  ///
  /// - Parameter places: The number of places in ``SiteList/articles``.
  package static func robots(places: Int, in site: Site) -> [UInt8] {
    let count = (places + size - 1) / size
    let sitemaps = (0..<count).compactMap { site.address(of: path($0)) }
    let lines = ["User-agent: *", "Allow: /"] + sitemaps.map { "Sitemap: \($0.text)" }
    return Array(lines.map { "\($0)\n" }.joined().utf8)
  }
}
