package import XML

extension SyndicationFormat {
  /// The media type of a document.
  package var mediaType: String {
    switch self {
    case .ninjs: "application/json"
    case .newsMLG2: "application/vnd.iptc.g2.newsitem+xml"
    case .jsonLD: "application/ld+json"
    case .atom: "application/atom+xml"
    case .rss: "application/rss+xml"
    case .jsonFeed: "application/feed+json"
    case .sitemap: "application/xml"
    case .markdown: "text/markdown"
    }
  }

  /// The extension of a file with a document, without a full stop at its beginning.
  package var fileExtension: String {
    switch self {
    case .ninjs: "ninjs.json"
    case .newsMLG2: "newsml.xml"
    case .jsonLD: "jsonld"
    case .atom: "atom.xml"
    case .rss: "rss.xml"
    case .jsonFeed: "feed.json"
    case .sitemap: "sitemap.xml"
    case .markdown: "md"
    }
  }

  /// Whether a document with one article can say that the article is on hold, was unpublished, or was
  /// killed.
  package var saysWhatIsGone: Bool {
    switch self {
    case .ninjs, .newsMLG2, .jsonLD, .atom: true
    case .rss, .jsonFeed, .sitemap, .markdown: false
    }
  }

  /// The document with one article. It is empty if the format cannot express what became of the
  /// article.
  package func document(
    of item: PublicItem, by publisher: Publisher
  ) throws(XMLProblem) -> [UInt8] {
    let writer = try writer(
      for: SyndicationHead(publisher, writtenAt: item.changedAt, changedAt: item.changedAt))
    guard try !writer.write(item, at: 0).isEmpty else { return [] }
    return try writer.document(of: [item])
  }
}
