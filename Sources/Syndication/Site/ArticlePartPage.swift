import Editorial
import HTML

/// A page with some of an article's corrections, replies or former versions, oldest first.
struct ArticlePartPage {
  private let part: ArticlePart
  private let article: SiteArticle
  private let site: Site
  /// From 0.
  private let number: Int
  private let text: PublicText

  init(
    _ part: ArticlePart, _ number: Int, of article: SiteArticle, _ text: PublicText, in site: Site
  ) {
    (self.part, self.number, self.text) = (part, number, text)
    (self.article, self.site) = (article, site)
  }

  var path: SitePath { part.path(of: article.item.slug, page: number) }

  /// The indices of its entries.
  private var range: Range<Int> {
    let first = number * ArticlePart.pageSize
    return first..<min(first + ArticlePart.pageSize, part.count(in: article))
  }

  func render() -> [UInt8] {
    let language = TextLanguage(text.content.language)
    let title = part.title
    // Without the number of all entries, which would change every page.
    let place = SiteWords.range(range.lowerBound + 1, range.upperBound)
    let frame = PageFrame(
      site: site, path: path, title: "\(title), \(place): \(text.content.headline)",
      language: language)
    return frame.page { writer in
      writer.begin(.article, .cssClass("part"))
      writer.begin(.header)
      writer.begin(.p, .cssClass("kicker"))
      writer.write(.a, frame.link(.article(article.item.slug)), text: text.content.headline)
      writer.end()
      writer.write(.h1, language.interfaceAttributes, text: title)
      writer.write(.p, [.cssClass("times")] + language.interfaceAttributes, text: place)
      writer.end()
      writeEntries(frame, to: &writer)
      writePager(frame, to: &writer)
      writer.end()
    }
  }

  private func writeEntries(_ frame: PageFrame, to writer: inout HTMLWriter) {
    switch part {
    case .corrections:
      writer.begin(.section, .cssClass("corrections"), .label(part.title))
      CorrectionList(frame, hasWords: false)
        .write(article.item.corrections[range], to: &writer)
    case .replies:
      writer.begin(.section, .cssClass("replies"), .label(part.title))
      ReplyList(frame).write(article.item.replies[range], to: &writer)
    case .versions:
      writer.begin(
        .section, [.cssClass("record"), .label(part.title)] + frame.language.interfaceAttributes)
      VersionList(frame).write(article.versions, range, to: &writer)
    }
    writer.end()
  }

  private func writePager(_ frame: PageFrame, to writer: inout HTMLWriter) {
    let pages = ArticlePart.pages(for: part.count(in: article))
    let slug = article.item.slug
    frame.writePager(
      [
        (number > 0 ? part.path(of: slug, page: number - 1) : nil, SiteWords.earlier, "prev"),
        (number + 1 < pages ? part.path(of: slug, page: number + 1) : nil, SiteWords.later, "next"),
      ], to: &writer)
  }
}

extension ArticlePart {
  fileprivate var title: String {
    switch self {
    case .corrections: SiteWords.corrections
    case .replies: SiteWords.replies
    case .versions: SiteWords.versions
    }
  }
}
