package import Digests
package import Editorial
package import Foundation
import PlainText

/// An article as the public may see it at one moment: what is live, or why nothing is.
package struct PublicItem: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// The public can read the text.
    case usable(PublicText)
    /// It is on hold: nobody should use it while the newsroom checks it. It may come back.
    case held(notice: String?)
    /// It was unpublished, or its live text was erased.
    case withdrawn
    /// It was killed. The notice replaces the text.
    case killed(notice: String)
  }

  package let article: UUID
  package let slug: Slug
  /// Oldest first.
  package let formerSlugs: [Slug]
  package private(set) var state: State
  package let firstPublishedAt: Date
  /// When the current or last live text was published. Nothing else changes it.
  package let modifiedAt: Date
  /// When the public last saw a change. It is later than ``modifiedAt`` once the article was
  /// withdrawn or killed.
  package let changedAt: Date
  /// The number of texts that were live, from 1.
  package let edition: Int
  /// In order, oldest first.
  package let corrections: [PublicCorrection]
  /// The article to read instead of a killed one; nil if there is none or it is not live.
  package let replacement: PublicReference?
  /// The killed articles that this live one replaces, in the order of the kills.
  package let replaced: [PublicReference]
  /// The approved replies of readers, oldest first; empty if the format does not show them.
  package let replies: [PublicReply]
  /// Whether readers may reply; nil for the default of the newsroom.
  package let replyPolicy: ReplyPolicy?

  package init(
    article: UUID, slug: Slug, formerSlugs: [Slug] = [], state: State, firstPublishedAt: Date,
    modifiedAt: Date, changedAt: Date, edition: Int, corrections: [PublicCorrection] = [],
    replacement: PublicReference? = nil, replaced: [PublicReference] = [],
    replies: [PublicReply] = [], replyPolicy: ReplyPolicy? = nil
  ) {
    self.article = article
    self.slug = slug
    self.formerSlugs = formerSlugs
    self.state = state
    self.firstPublishedAt = firstPublishedAt
    self.modifiedAt = modifiedAt
    self.changedAt = changedAt
    self.edition = edition
    self.corrections = corrections
    self.replacement = replacement
    self.replaced = replaced
    self.replies = replies
    self.replyPolicy = replyPolicy
  }

  /// The permanent id outside the newsroom. It does not change with the slug.
  package var urn: String { Self.urn(of: article) }

  /// The permanent id of the article or the reply with this id.
  static func urn(of article: UUID) -> String { "urn:uuid:\(article.text)" }

  /// Nil unless the public can read it.
  package var text: PublicText? {
    if case .usable(let text) = state { text } else { nil }
  }

  /// The same item without the stored pictures that have these keys, as if they were erased.
  package func leavingOut(_ pictures: Set<Digest>) -> PublicItem {
    guard let text, !pictures.isEmpty else { return self }
    var item = self
    item.state = .usable(
      PublicText(
        text.content, markdown: text.markdown,
        erasedPictures: text.erasedPictures.union(pictures)))
    return item
  }
}
