package import Editorial
import EventSourcing
package import Foundation
package import JSON
import PostgresEventStore

/// What a command would record, without recording it.
package struct Rehearsal: Hashable, Sendable {
  /// The article's id.
  package let id: UUID
  /// The article before the command.
  package let state: ArticleState
  /// The events; empty if there is nothing to do.
  package let events: [ArticleEvent]
}

extension Member {
  /// Decides a command on an article, and records nothing.
  ///
  /// - Throws: `ArticleRejection` if the desk's rules refuse it; ``Failure`` if the options expect
  ///   another revision or version.
  package func rehearse(
    _ command: ArticleCommand, on id: UUID, options: CommandOptions = .init()
  ) async throws -> Rehearsal {
    let loaded = try await store.load(.article(id))
    let state = Article.fold(loaded.events)
    try options.check(state, for: command.verb)
    let events = try Article.decide(
      command, on: state, in: context(at: loaded.now))
    return Rehearsal(id: id, state: state, events: events)
  }
}

extension Rehearsal: JSONDescribed {
  package static let json = JSONDescription<Rehearsal>(
    "Rehearsal", "What a command would record, with --dry-run. Nothing has been recorded.",
    [
      JSONMember("id", "The article's id.", \.id),
      JSONMember("slug", "The current slug.", \.state.slug),
      JSONMember("revision", "The number of the working revision.", \.state.revisions.count),
      JSONMember("version", "The number of the article's events.", \.state.version),
      JSONMember(
        "wouldRecord", "The types of the events; none if there is nothing to do.",
        { $0.events.map(\.storedType) }),
    ])
}
