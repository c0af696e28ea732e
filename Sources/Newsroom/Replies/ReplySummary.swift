package import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// A reply in a list.
package struct ReplySummary: Listed {
  package let row: ReplyRow
  /// The slug and the headline of its article.
  package let slug: Slug
  package let headline: String
  /// Nil once they are erased.
  package let words: ReplyWords?
  package let answer: String?

  package var cursor: PageCursor { PageCursor(row.receivedAt, row.reply) }
  /// A short reference to the reply, such as `@12`.
  package var reference: String { PositionReference.text(Int64(row.firstPosition)) }

  package init(
    row: ReplyRow, slug: Slug, headline: String, words: ReplyWords?, answer: String?
  ) {
    (self.row, self.slug, self.headline) = (row, slug, headline)
    (self.words, self.answer) = (words, answer)
  }

  init(_ found: ReplyQuery.Found) {
    self.init(
      row: found.row, slug: found.slug, headline: found.headline, words: found.words,
      answer: found.answer)
  }
}

extension ReplySummary: JSONDescribed {
  package static let json = JSONDescription<ReplySummary>(
    "Reply", "A reply of a reader.",
    [
      JSONMember("id", "The reply's id.", \.row.reply),
      JSONMember(
        "reference", "A short reference: @ and the position of the reply's first event.",
        \.reference),
      JSONMember("article", "The article's id.", \.row.article),
      JSONMember("slug", "The article's current slug.", \.slug),
      JSONMember("headline", "The headline of the article's working revision.", \.headline),
      JSONMember("status", "What the desk has decided.", \.row.status),
      JSONMember("receivedAt", "When it was received.", \.row.receivedAt),
      JSONMember("name", "The reader's name; null if it was erased.", { $0.words?.name }),
      JSONMember("text", "The reader's text; null if it was erased.", { $0.words?.text }),
      JSONMember(
        "email", "The reader's e-mail address, for the desk only; null for none.",
        { $0.words?.email }),
      JSONMember("answer", "The desk's answer; null for none.", \.answer),
      JSONMember("answeredBy", "Who answered last; null for nobody.", \.row.answeredBy),
      JSONMember("answeredAt", "When it was answered; null if it was not.", \.row.answeredAt),
      JSONMember("decidedBy", "Who decided last; null while it waits.", \.row.decidedBy),
      JSONMember("decidedAt", "When it was decided; null while it waits.", \.row.decidedAt),
      JSONMember("reason", "The reason of the decision; null for none.", \.row.reason),
      JSONMember("version", "The number of the reply's events.", \.row.version),
      JSONMember(
        "cursor", "Where the list continues after this reply, for the next page.", \.cursor.text),
    ])
}
