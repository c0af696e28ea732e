import Editorial
package import EditorialReadModels
import Foundation
package import Syndication

extension PublicItem {
  /// A held, killed or unpublished article has no text here, and neither has one whose text was erased.
  package init(_ row: PublicItemRow) {
    self.init(
      article: row.revision.article, slug: row.slug, formerSlugs: row.formerSlugs,
      state: Self.state(of: row), firstPublishedAt: row.firstPublishedAt,
      modifiedAt: row.lastPublishedAt, changedAt: row.changedAt, edition: row.edition,
      corrections: row.corrections.map {
        PublicCorrection($0.kind, $0.notice, publishedAt: $0.publishedAt)
      })
  }

  /// Whether the public can read the article.
  static func isReadable(_ row: PublicItemRow) -> Bool {
    switch row.state {
    case .published: row.body != nil
    case .held, .unpublished, .killed: false
    }
  }

  private static func state(of row: PublicItemRow) -> State {
    switch row.state {
    case .published:
      row.body.map { body in
        .usable(
          PublicText(
            row.revision.content, markdown: body, erasedPictures: row.erasedPictures))
      } ?? .withdrawn
    case .held: .held(notice: row.holdNotice)
    case .unpublished: .withdrawn
    case .killed: .killed(notice: row.killNotice ?? "")
    }
  }
}

extension RevisionRow {
  var content: Content {
    Content(
      headline: headline, standfirst: standfirst, byline: byline, dateline: dateline,
      section: section, keywords: keywords, language: language, leadImage: leadImage,
      manuscript: manuscript, wordCount: wordCount, pictures: pictures)
  }
}
