package import Editorial
import EventSourcing
package import Foundation
import Manuscripts
import PostgresEventStore

extension Member {
  /// Publishes the approved text with a notice. A typographical correction is compared with the live
  /// text first.
  package func correct(
    _ id: UUID, as kind: CorrectionKind, notice: String, options: CommandOptions = .init()
  ) async throws -> Receipt {
    let check: TypographicalCheck? =
      switch kind {
      case .correction, .clarification: nil
      case .refile: try await typographicalCheck(of: id)
      }
    return try await perform(
      .correct(kind: kind, notice: notice, check: check), on: id, options: options)
  }

  /// Kills an article. Its readers are sent to the replacement, if there is one.
  ///
  /// - Throws: ``Failure`` if the article would replace itself.
  package func kill(
    _ id: UUID, reason: String, notice: String, replacement: UUID? = nil,
    options: CommandOptions = .init()
  ) async throws -> Receipt {
    try Self.require(replacement, for: id)
    return try await perform(
      .kill(reason: reason, notice: notice, replacement: replacement), on: id, options: options)
  }

  /// What ``kill(_:reason:notice:replacement:options:)`` would record.
  package func rehearseKill(
    of id: UUID, reason: String, notice: String, replacement: UUID? = nil,
    options: CommandOptions = .init()
  ) async throws -> Rehearsal {
    try Self.require(replacement, for: id)
    return try await rehearse(
      .kill(reason: reason, notice: notice, replacement: replacement), on: id, options: options)
  }

  private static func require(_ replacement: UUID?, for id: UUID) throws(Failure) {
    guard replacement != id else {
      throw Failure(.refused, "an article cannot replace itself; name another one")
    }
  }

  /// The comparison of the live text with the approved one; nil if there are no such texts, which the
  /// desk's rules then say.
  private func typographicalCheck(of id: UUID) async throws -> TypographicalCheck? {
    let state = Article.fold(try await store.load(.article(id)).events)
    guard let live = state.published, let approval = state.approval,
      let old = state.revision(live.revision)?.content,
      let new = state.revision(approval.revision)?.content
    else { return nil }
    let texts = try await withConnection {
      try TextStore.texts([old.manuscript, new.manuscript], on: &$0)
    }
    var finding: TypographicalCheck.Finding? = .erased
    if let former = texts[old.manuscript], let present = texts[new.manuscript] {
      finding = TypographicalRule.finding(from: old, body: former, to: new, body: present)
    }
    return TypographicalCheck(former: live.digest, new: approval.digest, finding: finding)
  }
}
