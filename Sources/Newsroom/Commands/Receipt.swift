package import Editorial
package import EventSourcing
package import Foundation
import PostgresEventStore

/// What a command came to.
package struct Receipt: Sendable {
  package let id: UUID
  /// The article after the command.
  package let state: ArticleState
  /// What the command recorded; nothing when there was nothing to do.
  package let recorded: [RecordedEvent<ArticleEvent>]
  /// The place in the log of the article's last event.
  package let position: Int64
  /// How often another writer came first, and the command was decided again.
  package let conflicts: Int
}

extension Receipt {
  init(id: UUID, _ outcome: ArticleHandler.Outcome) {
    self.init(
      id: id, state: outcome.state, recorded: outcome.recorded, position: outcome.position,
      conflicts: outcome.conflicts)
  }
}

extension Receipt: Encodable {
  private enum Key: String, CodingKey {
    case id, slug, revision, version, position, events
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id.uuidString.lowercased(), forKey: .id)
    try container.encode(state.slug, forKey: .slug)
    try container.encode(state.revisions.count, forKey: .revision)
    try container.encode(state.version, forKey: .version)
    try container.encode(position, forKey: .position)
    try container.encode(recorded.map(\.event.storedType.rawValue), forKey: .events)
  }
}
