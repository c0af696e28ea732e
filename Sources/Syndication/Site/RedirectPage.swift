import Editorial
import HTML

/// A page at a former address of an article. It leads to the present one without a script.
struct RedirectPage {
  private let site: Site
  private let former: Slug
  private let current: Slug

  init(from former: Slug, to current: Slug, in site: Site) {
    (self.former, self.current, self.site) = (former, current, site)
  }

  func render() -> [UInt8] {
    let target = SitePath.article(current)
    var frame = PageFrame(site: site, path: .article(former), title: SiteWords.movedTitle)
    frame.isIndexed = false
    frame.canonical = target
    let address = frame.address(of: target)
    return frame.page {
      $0.write(empty: .meta, HTMLAttribute.redirection(to: address))
    } content: {
      writer in
      writer.begin(.article, .cssClass("state"))
      writer.write(.h1, text: SiteWords.movedTitle)
      writer.begin(.p)
      writer.write("\(SiteWords.moved) ")
      writer.write(.a, .link(address), text: site.address(of: target)?.text ?? current.text)
      writer.end()
      writer.end()
    }
  }
}
