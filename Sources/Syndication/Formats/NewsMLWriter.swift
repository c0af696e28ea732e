import Editorial
import Foundation
import XML

/// IPTC NewsML-G2 2.35, with the Power conformance level: one message with an item for each article.
final class NewsMLWriter: SyndicationWriter {
  private let head: SyndicationHead
  private let xml: XMLWriter

  init(_ head: SyndicationHead) throws(XMLProblem) {
    self.head = head
    xml = try XMLWriter()
  }

  private static let catalog = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"

  func beginning(of page: SyndicationPage?) throws(XMLProblem) -> [UInt8] {
    xml.declare()
    xml.begin("newsMessage", ["xmlns": "http://iptc.org/std/nar/2006-10-01/"])
    xml.begin("header")
    xml.write("sent", text: head.writtenAt.timestamp)
    xml.write("sender", text: head.publisher.title)
    xml.end()
    xml.begin("itemSet")
    xml.write(text: "\n")
    return try xml.taken()
  }

  func write(_ item: PublicItem, at index: Int) throws(XMLProblem) -> [UInt8] {
    xml.begin(
      "newsItem",
      [
        "guid": item.urn, "version": String(item.edition), "standard": "NewsML-G2",
        "standardversion": "2.35", "conformance": "power",
        "xml:lang": item.text?.content.language.text,
      ])
    xml.write("catalogRef", ["href": Self.catalog])
    if let name = head.publisher.name {
      xml.begin("rightsInfo")
      writeNamed("copyrightHolder", name)
      xml.end()
    }
    writeManagement(of: item)
    if let text = item.text { write(text, of: item) }
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

  private func writeManagement(of item: PublicItem) {
    xml.begin("itemMeta")
    writeCode("itemClass", "ninat:text")
    writeNamed("provider", head.publisher.title)
    xml.write("versionCreated", text: item.changedAt.timestamp)
    xml.write("firstCreated", text: item.firstPublishedAt.timestamp)
    // There is no element 'embargoed': an empty one would say that the embargo has no end.
    switch item.state {
    case .usable(let text):
      writeCode("pubStatus", "stat:usable")
      for correction in item.corrections { xml.write("edNote", text: correction.notice) }
      writeSignal(of: item)
      if let image = text.content.leadImage { write(image, in: text) }
      for other in item.replaced { write(other, "Killed article that this one replaces") }
    case .held(let notice):
      writeCode("pubStatus", "stat:withheld")
      if let notice { xml.write("edNote", text: notice) }
    case .withdrawn: writeCode("pubStatus", "stat:canceled")
    case .killed(let notice):
      writeCode("pubStatus", "stat:canceled")
      xml.write("edNote", text: notice)
      if let other = item.replacement { write(other, "Article that replaces this one") }
    }
    xml.end()
  }

  /// What this version is to those who have a former one.
  private func writeSignal(of item: PublicItem) {
    guard item.edition > 1 else { return }
    let isCorrection = item.corrections.last.map { $0.publishedAt >= item.modifiedAt } ?? false
    writeCode("signal", isCorrection ? "sig:correction" : "sig:update")
  }

  private func write(_ image: ArticleImage, in text: PublicText) {
    guard let address = head.publisher.address(ofPictureAt: image.uri, in: text) else { return }
    xml.begin("link", ["rel": "irel:associatedWith", "href": address])
    if let alt = image.alt { xml.write("title", text: alt) }
    if let caption = image.caption {
      xml.write("description", ["role": "drol:caption"], text: caption)
    }
    if let credit = image.credit { xml.write("creditline", text: credit) }
    xml.end()
  }

  /// The title says what the relation is.
  private func write(_ other: PublicReference, _ title: String) {
    xml.begin("link", ["rel": "irel:seeAlso", "residref": other.urn])
    xml.write("title", text: title)
    xml.end()
  }

  private func write(_ text: PublicText, of item: PublicItem) {
    let content = text.content
    xml.begin("contentMeta")
    xml.write("contentModified", text: item.modifiedAt.timestamp)
    if let dateline = content.dateline {
      writeNamed("located", dateline.place)
      if let source = dateline.source { writeNamed("infoSource", source) }
    }
    for name in content.byline { writeNamed("creator", name) }
    for slug in [item.slug] + item.formerSlugs { xml.write("altId", text: slug.text) }
    xml.write("language", ["tag": content.language.text])
    for keyword in content.keywords { xml.write("keyword", text: keyword) }
    if let section = content.section { writeNamed("subject", section) }
    xml.write("slugline", text: item.slug.text)
    xml.write("headline", text: content.headline)
    if let dateline = text.dateline { xml.write("dateline", text: dateline) }
    if !content.byline.isEmpty {
      xml.write("by", text: content.byline.joined(separator: ", "))
    }
    if let standfirst = content.standfirst {
      xml.write("description", ["role": "drol:summary"], text: standfirst)
    }
    xml.end()
    xml.begin("contentSet")
    xml.begin(
      "inlineXML",
      ["contenttype": "application/xhtml+xml", "wordcount": String(content.wordCount)])
    xml.begin("html", ["xmlns": "http://www.w3.org/1999/xhtml"])
    xml.begin("head")
    xml.write("title", text: content.headline)
    xml.end()
    xml.begin("body")
    xml.write(wellFormed: text.html(on: head.publisher))
    for _ in 1...4 { xml.end() }
  }

  private func writeCode(_ element: String, _ code: String) {
    xml.write(element, ["qcode": code])
  }

  private func writeNamed(_ element: String, _ name: String) {
    xml.begin(element)
    xml.write("name", text: name)
    xml.end()
  }
}
