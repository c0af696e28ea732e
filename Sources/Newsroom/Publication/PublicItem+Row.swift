import Editorial
package import EditorialReadModels
import Foundation
package import Syndication

extension PublicItem {
  /// A held, killed or unpublished article has no text here, and neither has one whose text was erased.
  package init(_ row: PublicItemRow) {
    let replaced = row.replaced.map { PublicReference(article: $0.article, slug: $0.slug) }
    self.init(
      article: row.revision.article, slug: row.slug, formerSlugs: row.formerSlugs,
      state: Self.state(of: row), firstPublishedAt: row.firstPublishedAt,
      modifiedAt: row.lastPublishedAt, changedAt: row.changedAt, edition: row.edition,
      corrections: row.corrections.enumerated().map { index, correction in
        PublicCorrection(
          index + 1, correction.kind, correction.notice, publishedAt: correction.publishedAt,
          change: row.wordings[index + 1].map(PublicChange.init))
      },
      replacement: row.replacement.map { PublicReference(article: $0.article, slug: $0.slug) },
      replaced: Self.isReadable(row) ? replaced : [],
      replies: Self.isReadable(row) ? row.replies.map(PublicReply.init) : [],
      replyPolicy: row.replyPolicy)
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

extension PublicChange {
  fileprivate init(_ texts: (former: PublicWording, present: PublicWording)) {
    self.init(
      [
        (texts.former.headline, texts.present.headline),
        (texts.former.standfirst, texts.present.standfirst),
      ], body: (texts.former.body, texts.present.body))
  }
}

extension PublicReply {
  /// Without the e-mail address.
  fileprivate init(_ row: PublicReplyRow) {
    self.init(
      id: row.reply, name: row.words.name, text: row.words.text, receivedAt: row.receivedAt,
      answer: row.answer.map { Answer(text: $0.text, at: $0.at) })
  }
}

extension RevisionRow {
  var content: Content {
    Content(
      headline: headline, standfirst: standfirst, byline: byline, dateline: dateline,
      section: section, keywords: keywords, language: language, leadImage: leadImage,
      manuscript: manuscript, wordCount: wordCount, pictures: pictures,
      images: images)
  }
}
