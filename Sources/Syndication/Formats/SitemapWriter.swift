import Editorial
import Foundation
import XML

/// A sitemap, in which recent articles are also news. It lists pages that the public can read, and
/// cannot say that an item is gone.
final class SitemapWriter: SyndicationWriter {
  /// The most addresses in one file, according to the protocol of sitemaps.
  static let mostAddresses = 50_000
  /// The most articles that may be marked as news in one file.
  private static let mostNews = 1_000
  /// Articles may be marked as news for two days after their first publication.
  private static let newsAge: TimeInterval = 2 * 86_400

  private let head: SyndicationHead
  private let xml: XMLWriter

  init(_ head: SyndicationHead) throws(XMLProblem) {
    self.head = head
    xml = try XMLWriter()
  }

  func beginning(of page: SyndicationPage?) throws(XMLProblem) -> [UInt8] {
    xml.declare()
    xml.begin(
      "urlset",
      [
        "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
      ])
    xml.write(text: "\n")
    return try xml.taken()
  }

  func write(_ item: PublicItem, at index: Int) throws(XMLProblem) -> [UInt8] {
    guard let text = item.text, let page = head.publisher.page(of: item.slug) else { return [] }
    xml.begin("url")
    xml.write("loc", text: page)
    xml.write("lastmod", text: item.modifiedAt.timestamp)
    // The latest articles come first.
    if index < Self.mostNews, isNews(item) { write(item, text.content) }
    xml.end()
    xml.write(text: "\n")
    return try xml.taken()
  }

  func end() throws(XMLProblem) -> [UInt8] {
    xml.end()
    xml.write(text: "\n")
    return try xml.taken()
  }

  /// The file that names the others. Each one is at the root of the site.
  ///
  /// - Parameter count: The number of sitemaps.
  static func index(
    of count: Int, for head: SyndicationHead
  ) throws(XMLProblem) -> [UInt8] {
    let xml = try XMLWriter()
    xml.declare()
    xml.begin("sitemapindex", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"])
    for number in 1...max(1, count) {
      xml.begin("sitemap")
      xml.write("loc", text: "\(head.publisher.address ?? "")/\(PageName.sitemap(number))")
      xml.write("lastmod", text: head.changedAt.timestamp)
      xml.end()
    }
    xml.end()
    xml.write(text: "\n")
    return try xml.taken()
  }

  private func isNews(_ item: PublicItem) -> Bool {
    head.writtenAt.timeIntervalSince(item.firstPublishedAt) <= Self.newsAge
  }

  private func write(_ item: PublicItem, _ content: Content) {
    xml.begin("news:news")
    xml.begin("news:publication")
    xml.write("news:name", text: head.publisher.title)
    xml.write("news:language", text: Self.language(content.language))
    xml.end()
    xml.write("news:publication_date", text: item.firstPublishedAt.timestamp)
    xml.write("news:title", text: content.headline)
    xml.end()
  }

  /// A language of ISO 639, or one of the two kinds of written Chinese.
  private static func language(_ tag: LanguageTag) -> String {
    let subtags = tag.text.lowercased().split(separator: "-")
    guard subtags.first == "zh" else { return String(subtags.first ?? "") }
    let isTraditional = subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) }
    return isTraditional && !subtags.contains("hans") ? "zh-tw" : "zh-cn"
  }
}
