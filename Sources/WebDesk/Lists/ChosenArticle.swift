import EditorialReadModels
import Foundation
import PlainText

/// An article that a person chose in a list, with the revision that the list showed.
struct ChosenArticle: Hashable, Sendable {
  let article: UUID
  let revision: Int

  init(_ row: BoardRow) { (article, revision) = (row.article, row.revision) }

  /// Parses ``text``; nil if it is something else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let article = UUID(uuidString: String(parts[0])),
      let revision = Int(parts[1])
    else { return nil }
    (self.article, self.revision) = (article, revision)
  }

  var text: String { "\(article.text).\(revision)" }
}
