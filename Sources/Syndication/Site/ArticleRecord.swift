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
    let versions = page.article.versions
    page.writeMore(
      .versions, SiteWords.lastVersions(ArticlePart.mostShown, of: versions.count),
      SiteWords.allVersions, to: &writer)
    VersionList(page.frame).write(
      versions, versions.indices.suffix(ArticlePart.mostShown), to: &writer)
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
