import Foundation
import HTML
import WebRequests

/// The page of an article on which a person acts, and to which they return.
enum ArticlePart: String {
  case article, edit, review

  func path(of article: UUID) -> DeskPath {
    self == .article ? .article(article) : .article(article, rawValue)
  }
}

extension FormFields {
  /// The page from which a form was sent.
  var page: ArticlePart { text("page").flatMap { ArticlePart(rawValue: $0) } ?? .article }
}

extension HTMLWriter {
  /// The field of a form that names its page.
  mutating func write(page: ArticlePart) {
    if page != .article { write(hidden: "page", page.rawValue) }
  }
}
