package import XML

/// The names of the files of a document that is written as several files.
enum PageName {
  /// The first page has the name of a whole feed.
  static func atom(_ number: Int) -> String {
    number == 1 ? "atom.xml" : "atom-\(number).xml"
  }

  static func sitemap(_ number: Int) -> String { "sitemap-\(number).xml" }

  /// The file that names the sitemaps.
  static let sitemapIndex = "sitemap.xml"
}

extension SyndicationFormat {
  /// The name of a file of a document that is written as several files, from 1; nil if the format
  /// cannot be.
  package func pageName(_ number: Int) -> String? {
    switch self {
    case .atom: PageName.atom(number)
    case .sitemap: PageName.sitemap(number)
    case .ninjs, .newsMLG2, .jsonLD, .rss, .jsonFeed, .markdown: nil
    }
  }

  /// The file that names the pages; nil if the first page leads to the others.
  package func index(
    ofPages count: Int, for head: SyndicationHead
  ) throws(XMLProblem) -> (name: String, bytes: [UInt8])? {
    switch self {
    case .sitemap: (PageName.sitemapIndex, try SitemapWriter.index(of: count, for: head))
    case .ninjs, .newsMLG2, .jsonLD, .atom, .rss, .jsonFeed, .markdown: nil
    }
  }
}
