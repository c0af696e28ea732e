import Editorial
import HTML

/// What surrounds the content of every page: the head, the name of the site, and the links that all
/// pages have.
struct PageFrame {
  let site: Site
  let path: SitePath
  let title: String
  var description: String?
  /// The language of the content.
  var language = TextLanguage.interface
  /// Whether search engines may show the page.
  var isIndexed = true
  /// The page that search engines show for this one; nil for this one.
  var canonical: SitePath?
  /// The list whose feeds the page offers.
  var list = SiteList.articles

  /// - Parameters:
  ///   - head: Writes more elements of the head.
  ///   - content: Writes the content.
  func page(
    head: (inout HTMLWriter) -> Void = { _ in }, content: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    var writer = HTMLWriter()
    writer.beginDocument(language.attributes)
    writer.begin(.head)
    writeHead(to: &writer)
    head(&writer)
    writer.end()
    writer.begin(.body)
    writer.write(
      .a, [.cssClass("skip"), .link(toID: Self.content)] + language.interfaceAttributes,
      text: SiteWords.skip)
    writeHeader(to: &writer)
    writer.begin(.main, .id(Self.content))
    content(&writer)
    writer.end()
    writeFooter(to: &writer)
    writer.end()
    writer.end()
    return Array(writer.html.utf8) + [UInt8(ascii: "\n")]
  }

  /// A link to another page of the site. A preview has no other pages.
  func link(_ target: SitePath) -> HTMLAttribute {
    site.preview == nil ? .link(address(of: target)) : .link(toID: Self.content)
  }

  /// The id of the content.
  private static let content = "content"

  func address(of target: SitePath) -> WebAddress {
    // The web server shows this page at any address.
    guard path == .missing else { return target.address(from: path) }
    return site.address(of: target) ?? WebAddress("/\(target.text)") ?? target.address(from: path)
  }

  private func writeHead(to writer: inout HTMLWriter) {
    writer.write(empty: .meta, .utf8)
    writer.write(
      empty: .meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    writer.write(.title, text: path == .front ? site.name : "\(title) – \(site.name)")
    if let description {
      writer.write(empty: .meta, .name("description"), .content(description))
    }
    if !isIndexed { writer.write(empty: .meta, .name("robots"), .content("noindex")) }
    writer.write(empty: .meta, .name("color-scheme"), .content("light dark"))
    if path != .missing, let address = site.address(of: canonical ?? path) {
      writer.write(empty: .link, .relation("canonical"), .link(address))
    }
    writer.write(empty: .link, .relation("stylesheet"), .link(address(of: site.style.path)))
    for feed in SiteFeed.all(of: site.publisher) where list.hasFeeds && site.preview == nil {
      writer.write(
        empty: .link, .relation("alternate"), .mediaType(feed.format.mediaType), .title(feed.title),
        link(feed.path(in: list)))
    }
  }

  private func writeHeader(to writer: inout HTMLWriter) {
    writer.begin(.header, [.cssClass("site")] + language.interfaceAttributes)
    site.preview?.write(to: &writer)
    writer.begin(.p, .cssClass("name"))
    writer.write(.a, link(.front), text: site.name)
    writer.end()
    writer.begin(.nav, .label(SiteWords.navigation))
    writer.begin(.ul)
    writeItem(SiteWords.latestShort, .front, to: &writer)
    if site.sections.isEmpty {
      writeItem(SiteWords.sections, .sections, to: &writer)
    } else {
      for name in site.sections {
        writeItem(name, SiteList.section(name).front, to: &writer)
      }
    }
    writeItem(SiteWords.corrections, SiteList.corrections.front, to: &writer)
    writer.end()
    writer.end()
    writer.end()
  }

  private func writeFooter(to writer: inout HTMLWriter) {
    writer.begin(.footer, [.cssClass("site")] + language.interfaceAttributes)
    writer.begin(.ul)
    writeItem(SiteWords.sections, .sections, to: &writer)
    writeItem(SiteWords.keywords, .keywords, to: &writer)
    writeItem(SiteWords.corrections, SiteList.corrections.front, to: &writer)
    writeItem(SiteWords.check, .checking, to: &writer)
    for feed in SiteFeed.all(of: site.publisher) {
      writeItem(feed.title, feed.path(in: list.hasFeeds ? list : .articles), to: &writer)
    }
    for (policy, words) in [
      (site.publisher.principles, SiteWords.principles),
      (site.publisher.correctionsPolicy, SiteWords.correctionsPolicy),
    ] {
      guard let address = policy.flatMap({ WebAddress($0) }) else { continue }
      writer.begin(.li)
      writer.write(.a, .link(address), text: words)
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private func writeItem(_ words: String, _ target: SitePath, to writer: inout HTMLWriter) {
    writer.begin(.li)
    let current: [HTMLAttribute] = target == path ? [.currentPage] : []
    writer.write(.a, [link(target)] + current, text: words)
    writer.end()
  }
}
