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
  /// What all its events say.
  package let state: ArticleState
  /// Nil if the text no longer exists.
  package let body: String?
}

extension Member {
  /// Finds the article in the log, without a read model.
  ///
  /// - Throws: ``Failure`` that names the candidates if the reference fits none or several.
  package func working(_ reference: String) async throws -> WorkingArticle {
    let id = try await find(reference)
    return try await working(id, on: Article.fold(try await store.load(.article(id)).events))
  }

  /// The article with the revision that a command is based on: the working one, or, if a command with
  /// this id was carried out, the one before its own, so that a repetition asks for the same.
  ///
  /// - Throws: ``Failure`` that names the candidates if the reference fits none or several.
  package func working(
    _ reference: String, for options: CommandOptions
  ) async throws -> WorkingArticle {
    let id = try await find(reference)
    let state = Article.fold(try await store.load(.article(id)).events)
    return try await working(id, on: state, revision: try await base(of: options, on: state))
  }

  /// The revision before the one that a command recorded; nil if it recorded none.
  private func base(of options: CommandOptions, on state: ArticleState) async throws -> Int? {
    guard let commandID = options.commandID,
      let first = try await store.recorded(by: commandID).first,
      case .revised(let revision, _, _, _) = first.event
    else { return nil }
    return state.revision(revision - 1)?.number
  }

  private func working(
    _ id: UUID, on state: ArticleState, revision number: Int? = nil
  ) async throws -> WorkingArticle {
    guard let slug = state.slug, let revision = number.flatMap(state.revision) ?? state.current
    else {
      throw Failure(.notFound, "there is no article '\(id.text)'")
    }
    let manuscript = revision.content.manuscript
    let texts = try await withConnection { try TextStore.texts([manuscript], on: &$0) }
    return WorkingArticle(
      id: id, slug: slug, version: state.version, revision: revision, state: state,
      body: texts[manuscript])
  }
}

extension Member {
  /// Why this person cannot revise the article, whatever the text is; nil if they can.
  package func refusalToRevise(_ article: WorkingArticle) -> Failure? {
    let state = article.state
    guard !state.permittedVerbs(for: actor).contains(.revise) else { return nil }
    do {
      let same = ArticleCommand.revise(
        base: article.revision.number, content: article.revision.content)
      _ = try Article.decide(same, on: state, in: context(at: Date()))
      return nil
    } catch {
      return Failure(error)
    }
  }
}
