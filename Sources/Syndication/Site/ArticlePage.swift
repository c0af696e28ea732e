import Editorial
import HTML

/// The page of an article that the public can read.
struct ArticlePage {
  let site: Site
  let article: SiteArticle
  let text: PublicText
  let frame: PageFrame
  let language: TextLanguage
  var item: PublicItem { article.item }
  var content: Content { text.content }

  init(_ article: SiteArticle, _ text: PublicText, in site: Site) {
    (self.site, self.article, self.text) = (site, article, text)
    language = TextLanguage(text.content.language)
    frame = PageFrame(
      site: site, path: .article(article.item.slug), title: text.content.headline,
      description: text.content.standfirst, language: language)
  }

  func render() -> [UInt8] {
    frame.page(head: PageMetadata(self).write) { writer in
      writer.begin(.article)
      writeTop(to: &writer)
      writeLeadImage(to: &writer)
      writer.begin(.div, .cssClass("body"))
      writer.write(
        text.body(
          on: BodyPage(
            tableName: SiteWords.table, publisher: site.publisher,
            interfaceAttributes: language.interfaceAttributes
          ) {
            SitePicture(at: $0, in: text, on: frame)
          }))
      writer.end()
      writeCorrections(to: &writer)
      writeKeywords(to: &writer)
      ArticleReplies(self).write(to: &writer)
      ArticleRecord(self).write(to: &writer)
      writer.end()
    }
  }

  private func writeTop(to writer: inout HTMLWriter) {
    writer.begin(.header)
    if let section = content.section {
      writer.begin(.p, .cssClass("kicker"))
      writer.write(.a, frame.link(SiteList.section(section).front), text: section)
      writer.end()
    }
    writer.write(.h1, text: content.headline)
    if let standfirst = content.standfirst {
      writer.write(.p, .cssClass("standfirst"), text: standfirst)
    }
    if !content.byline.isEmpty {
      writer.begin(.p, .cssClass("byline"))
      if language.interfaceAttributes.isEmpty { writer.write("\(SiteWords.by) ") }
      writer.write(.strong, text: content.byline.joined(separator: ", "))
      writer.end()
    }
    writer.begin(.p, [.cssClass("times")] + language.interfaceAttributes)
    writer.write("\(SiteWords.published) ")
    writer.write(item.firstPublishedAt, site.clock.moment)
    if item.modifiedAt != item.firstPublishedAt {
      writer.write(" · \(SiteWords.updated) ")
      writer.write(item.modifiedAt, site.clock.moment)
    }
    writer.end()
    if !item.corrections.isEmpty {
      writer.begin(.p, [.cssClass("corrected")] + language.interfaceAttributes)
      writer.write("\(SiteWords.seeCorrections) ")
      writer.write(.a, .link(toID: "corrections"), text: SiteWords.howItChanged)
      writer.end()
    }
    writeReplaced(to: &writer)
    writer.end()
  }

  private func writeReplaced(to writer: inout HTMLWriter) {
    let replaced = item.replaced.prefix(Self.mostReplaced)
    guard !replaced.isEmpty else { return }
    writer.begin(.p, [.cssClass("corrected")] + language.interfaceAttributes)
    writer.write(replaced.count == 1 ? SiteWords.replacesOne : SiteWords.replacesSeveral)
    for (index, other) in replaced.enumerated() {
      writer.write(" ")
      let words = replaced.count == 1 ? SiteWords.seeNotice : SiteWords.notice(index + 1)
      writer.write(.a, frame.link(.article(other.slug)), text: words)
    }
    writer.end()
  }

  /// How many retracted articles the page names.
  private static let mostReplaced = 20

  private func writeLeadImage(to writer: inout HTMLWriter) {
    guard let image = content.leadImage,
      let picture = SitePicture(at: image.uri, in: text, on: frame)
    else {
      return
    }
    writer.begin(.figure)
    writer.write(picture, alternative: image.alt ?? "", isFirst: true)
    writer.writeCaption(
      of: image, in: .figcaption, interfaceAttributes: language.interfaceAttributes)
    writer.end()
  }

  /// The last ones in order, oldest first.
  private func writeCorrections(to writer: inout HTMLWriter) {
    let corrections = item.corrections
    guard !corrections.isEmpty else { return }
    writer.begin(.section, .cssClass("corrections"), .labelled(byID: "corrections"))
    writer.write(
      .h2, [.id("corrections")] + language.interfaceAttributes, text: SiteWords.corrections)
    writeMore(
      .corrections, SiteWords.lastCorrections(ArticlePart.mostShown, of: corrections.count),
      SiteWords.allCorrections, to: &writer)
    CorrectionList(frame, hasWords: true)
      .write(corrections.suffix(ArticlePart.mostShown), to: &writer)
    writer.end()
  }

  /// Says that only the last entries are here, and leads to all.
  func writeMore(
    _ part: ArticlePart, _ words: String, _ all: String, to writer: inout HTMLWriter
  ) {
    guard ArticlePart.pages(for: part.count(in: article)) > 0 else { return }
    writer.begin(.p, [.cssClass("more")] + language.interfaceAttributes)
    writer.write("\(words) ")
    writer.write(.a, frame.link(part.path(of: item.slug, page: 0)), text: all)
    writer.end()
  }

  private func writeKeywords(to writer: inout HTMLWriter) {
    guard !content.keywords.isEmpty else { return }
    writer.begin(.section, .cssClass("keywords"), .labelled(byID: "keywords"))
    writer.write(.h2, [.id("keywords")] + language.interfaceAttributes, text: SiteWords.keywords)
    writer.begin(.ul)
    for keyword in content.keywords {
      writer.begin(.li)
      writer.write(.a, frame.link(SiteList.keyword(keyword).front), text: keyword)
      writer.end()
    }
    writer.end()
    writer.end()
  }
}
