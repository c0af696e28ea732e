import Editorial
import Foundation
import XML

/// RSS 2.0 with modules for the whole text, the authors and the picture. It cannot say that an item is
/// gone: items that are not live are left out.
final class RSSWriter: SyndicationWriter {
  private let head: SyndicationHead
  private let xml: XMLWriter

  init(_ head: SyndicationHead) throws(XMLProblem) {
    self.head = head
    xml = try XMLWriter()
  }

  func beginning(of page: SyndicationPage?) throws(XMLProblem) -> [UInt8] {
    xml.declare()
    xml.begin(
      "rss",
      [
        "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:media": "http://search.yahoo.com/mrss/",
      ])
    xml.begin("channel")
    xml.write("title", text: head.title)
    xml.write("link", text: head.publisher.address ?? "")
    xml.write("description", text: head.title)
    xml.write("lastBuildDate", text: head.changedAt.httpDate)
    xml.write("generator", text: "Galley")
    if let address = head.address {
      xml.write(
        "atom:link",
        ["rel": "self", "href": address, "type": SyndicationFormat.rss.mediaType])
    }
    xml.write(text: "\n")
    return try xml.taken()
  }

  func write(_ item: PublicItem, at index: Int) throws(XMLProblem) -> [UInt8] {
    guard let text = item.text else { return [] }
    let content = text.content
    xml.begin("item")
    xml.write("title", text: content.headline)
    xml.write("link", text: head.publisher.page(of: item.slug) ?? "")
    xml.write("guid", ["isPermaLink": "false"], text: item.urn)
    xml.write("pubDate", text: item.firstPublishedAt.httpDate)
    xml.write("atom:updated", text: item.modifiedAt.timestamp)
    for name in content.byline { xml.write("dc:creator", text: name) }
    xml.write("dc:language", text: content.language.text)
    for category in content.categories { xml.write("category", text: category) }
    if let standfirst = content.standfirst { xml.write("description", text: standfirst) }
    xml.write(
      "content:encoded", text: text.html(idPrefix: "\(item.slug.text)-", on: head.publisher))
    if let image = content.leadImage { write(image, in: text) }
    xml.end()
    xml.write(text: "\n")
    return try xml.taken()
  }

  func end() throws(XMLProblem) -> [UInt8] {
    xml.end()
    xml.end()
    xml.write(text: "\n")
    return try xml.taken()
  }

  /// As Media RSS, because an enclosure must name the size and the type of its file.
  private func write(_ image: ArticleImage, in text: PublicText) {
    guard let address = head.publisher.address(ofPictureAt: image.uri, in: text) else { return }
    xml.begin("media:content", ["url": address, "medium": "image"])
    if let caption = image.caption { xml.write("media:title", ["type": "plain"], text: caption) }
    if let alt = image.alt { xml.write("media:description", ["type": "plain"], text: alt) }
    if let credit = image.credit { xml.write("media:credit", text: credit) }
    xml.end()
  }
}
