package import Editorial
import EventSourcing
package import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

/// An article from the log, with its working revision's text. A new revision is based on it.
package struct WorkingArticle: Sendable {
  package let id: UUID
  package let slug: Slug
  /// The number of the article's events.
  package let version: Int
  package let revision: ArticleRevision
  /// Nil if the text no longer exists.
  package let body: String?
}

extension Member {
  /// Finds the article in the log, without a read model.
  ///
  /// - Throws: ``Failure`` that names the candidates if the reference fits none or several.
  package func working(_ reference: String) async throws -> WorkingArticle {
    let id = try await find(reference)
    let state = Article.fold(try await store.load(.article(id)).events)
    guard let slug = state.slug, let revision = state.current else {
      throw Failure(.notFound, "there is no article '\(id.text)'")
    }
    let manuscript = revision.content.manuscript
    let texts = try await withConnection { try TextStore.texts([manuscript], on: &$0) }
    return WorkingArticle(
      id: id, slug: slug, version: state.version, revision: revision, body: texts[manuscript])
  }
}
