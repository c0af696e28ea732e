import Editorial
import Foundation
import XML

/// Atom 1.0 (RFC 4287). An article that is gone has a tombstone (RFC 6721). Several files are pages of
/// one feed, and a file with everything says so (RFC 5005).
///
/// The grammar of Atom has tombstones before the entries.
final class AtomWriter: SyndicationWriter {
  private let head: SyndicationHead
  private let xml: XMLWriter

  init(_ head: SyndicationHead) throws(XMLProblem) {
    self.head = head
    xml = try XMLWriter()
  }

  func beginning(of page: SyndicationPage?) throws(XMLProblem) -> [UInt8] {
    xml.declare()
    xml.begin(
      "feed",
      [
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
        "xmlns:fh": "http://purl.org/syndication/history/1.0",
      ])
    xml.write("id", text: head.urn)
    xml.write("title", text: head.title)
    xml.write("updated", text: head.changedAt.timestamp)
    xml.begin("author")
    xml.write("name", text: head.publisher.title)
    if let address = head.publisher.address { xml.write("uri", text: address) }
    xml.end()
    xml.write("generator", text: "Galley")
    if let address = head.publisher.address { link("alternate", address, type: "text/html") }
    if let page {
      write(page)
    } else {
      if let address = head.address { link("self", address, type: Self.type) }
      if head.isComplete { xml.write("fh:complete") }
    }
    xml.write(text: "\n")
    return try xml.taken()
  }

  func write(_ item: PublicItem, at index: Int) throws(XMLProblem) -> [UInt8] {
    switch item.state {
    case .usable(let text): write(item, text)
    case .held(let notice): writeTombstone(item, notice: notice)
    case .withdrawn: writeTombstone(item, notice: nil)
    case .killed(let notice): writeTombstone(item, notice: notice)
    }
    xml.write(text: "\n")
    return try xml.taken()
  }

  func end() throws(XMLProblem) -> [UInt8] {
    xml.end()
    xml.write(text: "\n")
    return try xml.taken()
  }

  private static let type = SyndicationFormat.atom.mediaType

  /// Its own address and those of the pages around it, relative to this one.
  private func write(_ page: SyndicationPage) {
    link("self", PageName.atom(page.number), type: Self.type)
    link("first", PageName.atom(1), type: Self.type)
    if page.number > 1 { link("previous", PageName.atom(page.number - 1), type: Self.type) }
    if !page.isLast { link("next", PageName.atom(page.number + 1), type: Self.type) }
  }

  private func link(_ relation: String, _ address: String, type: String?, title: String? = nil) {
    xml.write("link", ["rel": relation, "href": address, "type": type, "title": title])
  }

  private func writeTombstone(_ item: PublicItem, notice: String?) {
    xml.begin("at:deleted-entry", ["ref": item.urn, "when": item.changedAt.timestamp])
    if let notice { xml.write("at:comment", text: notice) }
    xml.end()
  }

  private func write(_ item: PublicItem, _ text: PublicText) {
    let content = text.content
    xml.begin("entry", ["xml:lang": content.language.text])
    xml.write("id", text: item.urn)
    xml.write("title", text: content.headline)
    xml.write("published", text: item.firstPublishedAt.timestamp)
    xml.write("updated", text: item.modifiedAt.timestamp)
    for name in content.byline {
      xml.begin("author")
      xml.write("name", text: name)
      xml.end()
    }
    if let page = head.publisher.page(of: item.slug) { link("alternate", page, type: "text/html") }
    if let image = content.leadImage,
      let address = head.publisher.address(ofPictureAt: image.uri, in: text)
    {
      link("enclosure", address, type: nil, title: image.caption)
    }
    for category in content.categories { xml.write("category", ["term": category]) }
    if let standfirst = content.standfirst { xml.write("summary", text: standfirst) }
    xml.begin("content", ["type": "xhtml"])
    xml.begin("div", ["xmlns": "http://www.w3.org/1999/xhtml"])
    xml.write(wellFormed: text.html(idPrefix: "\(item.slug.text)-", on: head.publisher))
    xml.end()
    xml.end()
    xml.end()
  }
}
