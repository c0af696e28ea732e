package import Digests
package import Editorial
import EventSourcing
package import Foundation

extension Member {
  /// Plans an erasure, and erases nothing.
  ///
  /// - Throws: `ArticleRejection` if the desk's rules refuse the erasure.
  package func planErasure(
    of article: UUID, _ scope: ErasureScope, reason: String, ground: String
  ) async throws -> PlannedErasure {
    let rehearsal = try await rehearse(
      .erase(scope, reason: reason, ground: ground), on: article)
    let state = rehearsal.state
    var (revisions, notes): ([Int], [Int]) = ([], [])
    var keys: Set<Digest> = []
    if case .textErased(_, let erasedPictures, let erased, let erasedNotes, _, _)? =
      rehearsal.events.first
    {
      (revisions, notes, keys) = (erased, erasedNotes, Set(erasedPictures))
    }
    let live = state.live.flatMap { state.revision($0.revision) }
    return PlannedErasure(
      article: article, slug: state.slug, scope: scope, reason: reason, ground: ground,
      revisions: revisions, notes: notes, pictures: state.pictures(with: keys),
      ended: Endings(rehearsal.events.dropFirst()),
      isLive: live.map { revision in
        revisions.contains(revision.number)
          || revision.content.pictures.contains { keys.contains($0.key) }
      } ?? false, version: state.version)
  }

  /// The key of the picture at a path, in the last revision of an article that has one there.
  ///
  /// - Throws: ``Failure`` if no revision has one.
  package func picture(at path: String, everIn article: UUID) async throws -> Digest {
    let state = Article.fold(try await store.load(.article(article)).events)
    let pictures = state.revisions.reversed().flatMap(\.content.pictures)
    guard let picture = pictures.first(where: { $0.path == path }) else {
      throw Failure(
        .notFound, "no revision of \(state.slug?.text ?? "the article") has a picture \(path)")
    }
    return picture.key
  }

  /// Carries out an erasure as it was planned. Its disk space remains to be rewritten, by
  /// ``rewriteErasedSpace(patience:)``.
  ///
  /// - Throws: ``Failure`` if something was recorded since, because the plan may then leave out a text.
  package func carryOut(
    _ erasure: PlannedErasure, options: CommandOptions = .init()
  ) async throws -> Receipt {
    var options = options
    options.expectedVersion = options.expectedVersion ?? erasure.version
    return try await perform(
      .erase(erasure.scope, reason: erasure.reason, ground: erasure.ground), on: erasure.article,
      options: options)
  }
}

extension ArticleState {
  /// The pictures with these keys, each once, in the order in which they were first recorded.
  fileprivate func pictures(with keys: Set<Digest>) -> [Picture] {
    var seen: Set<Digest> = []
    return revisions.flatMap(\.content.pictures).filter {
      keys.contains($0.key) && seen.insert($0.key).inserted
    }
  }
}
