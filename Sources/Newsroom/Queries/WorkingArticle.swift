package import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

/// An article as the log has it, with its working revision's text: what a new revision is written
/// over.
package struct WorkingArticle: Sendable {
  package let id: UUID
  package let slug: Slug
  package let revision: ArticleRevision
  /// Nil when the text is kept no more.
  package let body: String?
}

extension Member {
  /// The article that a person means, from the log itself: it needs no read model.
  ///
  /// - Throws: ``Failure`` that names the candidates when none or several are meant.
  package func working(_ reference: String) async throws -> WorkingArticle {
    let id = try await find(reference)
    let state = Article.fold(try await store.load(.article(id)).events)
    guard let slug = state.slug, let revision = state.current else {
      throw Failure(.notFound, "there is no article '\(id.uuidString.lowercased())'")
    }
    let manuscript = revision.content.manuscript
    let texts = try await withConnection { try TextStore.texts([manuscript], on: &$0) }
    return WorkingArticle(id: id, slug: slug, revision: revision, body: texts[manuscript])
  }
}
