package import Editorial
package import XML

/// The formats in which the public items leave the newsroom. To add one, add a case, and a file with
/// its writer.
package enum SyndicationFormat: String, CaseIterable, Sendable {
  case ninjs
  case newsMLG2 = "newsml-g2"
  case jsonLD = "json-ld"
  case atom
  case rss
  case jsonFeed = "json-feed"
  case sitemap
  case markdown

  /// A writer for one document with any number of items.
  ///
  /// - Throws: ``XMLProblem`` if the format is XML and libxml2 is not installed.
  package func writer(for head: SyndicationHead) throws(XMLProblem) -> any SyndicationWriter {
    switch self {
    case .ninjs: NinjsWriter(head.publisher)
    case .newsMLG2: try NewsMLWriter(head)
    case .jsonLD: JSONLDWriter(head.publisher)
    case .atom: try AtomWriter(head)
    case .rss: try RSSWriter(head)
    case .jsonFeed: JSONFeedWriter(head)
    case .sitemap: try SitemapWriter(head)
    case .markdown: MarkdownWriter()
    }
  }

  /// How several items are written.
  package enum Layout: Hashable, Sendable {
    /// As one document.
    case document
    /// As one document, or as several files that refer to each other.
    case pages
    /// Each as a file of its own.
    case files
  }

  package var layout: Layout {
    switch self {
    case .ninjs, .newsMLG2, .jsonLD, .rss, .jsonFeed: .document
    case .atom, .sitemap: .pages
    case .markdown: .files
    }
  }

  /// The usual number of items in one of several files; nil if the format cannot be several files.
  /// A thousand addresses can all be news.
  package var pageSize: Int? {
    switch self {
    case .atom: 100
    case .sitemap: 1_000
    case .ninjs, .newsMLG2, .jsonLD, .rss, .jsonFeed, .markdown: nil
    }
  }

  /// Whether a document has the bodies of articles.
  package var hasBodies: Bool { self != .sitemap }

  /// Whether a document has the words before and after corrections.
  package var hasWordings: Bool { self == .jsonLD }

  /// Whether a document has the replies of readers.
  package var hasReplies: Bool { self == .jsonLD }

  /// Whether a document must have an item.
  package var needsItems: Bool { self == .newsMLG2 || self == .sitemap }

  /// The most items in one document; nil for no limit.
  package var mostItems: Int? { self == .sitemap ? SitemapWriter.mostAddresses : nil }

  /// Whether items without a text must come first in a document.
  package var beginsWithGoneItems: Bool { self == .atom }

  /// A setting without which the format cannot be written; nil if the publisher has all.
  package func missingSetting(of publisher: Publisher) -> SettingKey? {
    switch self {
    case .rss: publisher.address == nil ? .publisherURL : nil
    case .sitemap:
      publisher.address == nil ? .publisherURL : publisher.name == nil ? .publisherName : nil
    case .ninjs, .newsMLG2, .jsonLD, .atom, .jsonFeed, .markdown: nil
    }
  }
}
