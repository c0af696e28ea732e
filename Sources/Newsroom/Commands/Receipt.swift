package import Editorial
package import EventSourcing
package import Foundation
package import JSON
import PostgresEventStore

/// The result of a command.
package struct Receipt: Sendable {
  package let id: UUID
  /// The article after the command.
  package let state: ArticleState
  /// What the command recorded; empty if there was nothing to do.
  package let recorded: [RecordedEvent<ArticleEvent>]
  /// The position in the log of the article's last event.
  package let position: Int64
  /// How often the command was decided again because another writer was first.
  package let conflicts: Int
  /// What was asked; nil if it is not known.
  package var verb: ArticleVerb?
}

extension Receipt {
  init(id: UUID, _ outcome: ArticleHandler.Outcome, verb: ArticleVerb? = nil) {
    self.init(
      id: id, state: outcome.state, recorded: outcome.recorded, position: outcome.position,
      conflicts: outcome.conflicts, verb: verb)
  }
}

extension Receipt: JSONDescribed {
  package static let json = JSONDescription<Receipt>(
    "Receipt", "What a command recorded, and the article after it.",
    [
      JSONMember("id", "The article's id.", \.id),
      JSONMember("slug", "The current slug.", \.state.slug),
      JSONMember("revision", "The number of the working revision.", \.state.revisions.count),
      JSONMember("version", "The number of the article's events.", \.state.version),
      JSONMember("position", "The position in the log of the article's last event.", \.position),
      JSONMember(
        "events", "The types of the recorded events; none if there was nothing to do.",
        { $0.recorded.map(\.event.storedType) }),
    ])
}
