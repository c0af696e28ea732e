import Editorial
import HTML
import Manuscripts

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
    writer.end()
  }

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

  /// In order, oldest first.
  private func writeCorrections(to writer: inout HTMLWriter) {
    guard !item.corrections.isEmpty else { return }
    writer.begin(.section, .cssClass("corrections"), .labelled(byID: "corrections"))
    writer.write(
      .h2, [.id("corrections")] + language.interfaceAttributes, text: SiteWords.corrections)
    writer.begin(.ol)
    for (index, correction) in item.corrections.enumerated() {
      writer.begin(.li, .id("correction-\(index + 1)"))
      writer.begin(.p, [.cssClass("times")] + language.interfaceAttributes)
      writer.write(.strong, text: correction.kind.siteWord)
      writer.write(" · ")
      writer.write(correction.publishedAt, site.clock.moment)
      writer.end()
      writer.write(.p, text: correction.notice)
      for passage in (correction.change?.passages ?? []).prefix(Self.mostPassages) {
        write(passage, to: &writer)
      }
      writer.end()
    }
    writer.end()
    writer.end()
  }

  /// How many changed passages of a correction are shown. Its notice says what matters.
  private static let mostPassages = 3

  private func write(_ passage: ChangedPassage, to writer: inout HTMLWriter) {
    writer.begin(.dl)
    for (name, words) in [
      (SiteWords.before, passage.former), (SiteWords.after, passage.present),
    ] where !words.isEmpty {
      writer.write(.dt, language.interfaceAttributes, text: name)
      writer.write(.dd, text: words)
    }
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

extension CorrectionKind {
  var siteWord: String {
    switch self {
    case .correction: SiteWords.correction
    case .clarification: SiteWords.clarification
    case .refile: SiteWords.typographicalCorrection
    }
  }
}
