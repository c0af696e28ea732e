import HTML

/// The page of an article that the public cannot read, with the reason in place of the text. It
/// contains nothing of the text, and its address is the article's.
struct StatePage {
  private let site: Site
  private let article: SiteArticle

  init(_ article: SiteArticle, in site: Site) { (self.site, self.article) = (site, article) }

  func render() -> [UInt8] {
    let item = article.item
    let (title, words, notice): (String, String, String?) =
      switch item.state {
      case .killed(let notice): (SiteWords.killedTitle, SiteWords.killed, notice)
      case .held(let notice): (SiteWords.heldTitle, SiteWords.held, notice)
      case .withdrawn, .usable: (SiteWords.goneTitle, SiteWords.gone, nil)
      }
    var frame = PageFrame(site: site, path: .article(item.slug), title: title)
    frame.isIndexed = notice != nil
    return frame.page { writer in
      writer.begin(.article, .cssClass("state"))
      writer.write(.h1, text: title)
      // Nobody says in which language a notice is.
      if let notice, !notice.isEmpty {
        writer.write(.p, .cssClass("notice"), .direction("auto"), text: notice)
      }
      writer.write(.p, text: words)
      if case .killed = item.state, let other = item.replacement {
        writer.begin(.p)
        writer.write(.a, frame.link(.article(other.slug)), text: SiteWords.replacedBy)
        writer.end()
      }
      writer.begin(.p, .cssClass("times"))
      writer.write("\(SiteWords.published) ")
      writer.write(item.firstPublishedAt, site.clock.moment)
      writer.write(" · \(SiteWords.updated) ")
      writer.write(item.changedAt, site.clock.moment)
      writer.end()
      writer.begin(.p)
      writer.write(.a, frame.link(.front), text: SiteWords.toFront)
      writer.end()
      writer.end()
    }
  }
}
