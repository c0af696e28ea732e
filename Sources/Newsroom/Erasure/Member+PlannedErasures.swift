package import Editorial
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
    if case .textErased(_, let erased, let erasedNotes, _, _)? = rehearsal.events.first {
      (revisions, notes) = (erased, erasedNotes)
    }
    return PlannedErasure(
      article: article, slug: state.slug, scope: scope, reason: reason, ground: ground,
      revisions: revisions, notes: notes, ended: Endings(rehearsal.events.dropFirst()),
      isLive: state.live.map { revisions.contains($0.revision) } ?? false, version: state.version)
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
