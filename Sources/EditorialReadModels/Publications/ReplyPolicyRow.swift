import Editorial
import EventSourcing
package import Foundation
package import PostgresEventStore

/// Whether readers may reply to an article for which somebody said so, published or not.
package struct ReplyPolicyRow: ReadModelRecord {
  package var article = UUID.unset
  /// ``ReplyPolicy/text``; nil for the default of the newsroom.
  package var policy: String?
  package var changedAt = Date.unset
  /// The position of the event that set it.
  package var changedPosition = 0

  package init() {}

  init(_ policy: ReplyPolicy?, by recorded: RecordedEvent<ArticleEvent>) {
    (article, self.policy) = (recorded.stream.id, policy?.text)
    (changedAt, changedPosition) = (recorded.recordedAt, Int(recorded.position))
  }

  package static let table = TableDefinition<ReplyPolicyRow>(
    "reply_policies", stream: ("article", \.article),
    indexes: ["changed_position"],
    columns: [
      Column("article", \.article), Column("policy", \.policy),
      Column("changed_at", \.changedAt), Column("changed_position", \.changedPosition),
    ])
}
