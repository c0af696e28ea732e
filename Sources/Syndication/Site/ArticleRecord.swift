import Digests
import Editorial
import HTML

/// The end of an article's page: when each text was live, and how a reader checks the present one.
struct ArticleRecord {
  private let page: ArticlePage

  init(_ page: ArticlePage) { self.page = page }

  func write(to writer: inout HTMLWriter) {
    writer.begin(
      .section,
      [.cssClass("record"), .labelled(byID: "record")] + page.language.interfaceAttributes)
    writer.write(.h2, .id("record"), text: SiteWords.record)
    writer.begin(.dl)
    writer.write(.dt, text: SiteWords.versions)
    writer.begin(.dd)
    writer.begin(.ol)
    for version in page.article.versions {
      writer.begin(.li)
      writer.write(version.from, page.site.clock.moment)
      writer.write(" – ")
      if let end = version.until {
        writer.write(end, page.site.clock.moment)
      } else {
        writer.write(SiteWords.stillLive)
      }
      writer.end()
    }
    writer.end()
    writer.end()
    if let digest = page.article.digest {
      write(SiteWords.digest, digest.description, to: &writer)
    }
    write(SiteWords.permanentID, page.item.urn, to: &writer)
    writer.end()
    writer.begin(.p)
    writer.write(.a, page.frame.link(.checking), text: SiteWords.howToCheck)
    writer.end()
    writer.end()
  }

  private func write(_ term: String, _ code: String, to writer: inout HTMLWriter) {
    writer.write(.dt, text: term)
    writer.begin(.dd)
    writer.write(.code, text: code)
    writer.end()
  }
}
