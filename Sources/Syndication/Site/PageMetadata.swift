import Editorial
import HTML
import JSON

/// What programs read in the head of an article's page: Open Graph and JSON-LD.
struct PageMetadata {
  private let page: ArticlePage

  init(_ page: ArticlePage) { self.page = page }

  func write(to writer: inout HTMLWriter) {
    let (site, item, content) = (page.site, page.item, page.content)
    write("og:type", "article", to: &writer)
    write("og:title", content.headline, to: &writer)
    write("og:site_name", site.name, to: &writer)
    write("og:description", content.standfirst, to: &writer)
    write("og:url", site.address(of: page.frame.path)?.text, to: &writer)
    if let image = content.leadImage,
      let address = site.publisher.address(ofPictureAt: image.uri, in: page.text)
    {
      write("og:image", address, to: &writer)
      write("og:image:alt", image.alt, to: &writer)
    }
    write("article:published_time", item.firstPublishedAt.timestamp, to: &writer)
    write("article:modified_time", item.modifiedAt.timestamp, to: &writer)
    write("article:section", content.section, to: &writer)
    for keyword in content.keywords { write("article:tag", keyword, to: &writer) }
    let description = JSONLDWriter(site.publisher)
      .description(of: item, last: ArticlePart.mostShown)
    writer.write(linkedData: description.bytes)
  }

  private func write(_ property: String, _ value: String?, to writer: inout HTMLWriter) {
    guard let value else { return }
    writer.write(empty: .meta, .property(property), .content(value))
  }
}
