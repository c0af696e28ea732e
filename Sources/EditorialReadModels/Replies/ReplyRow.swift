package import Digests
package import Editorial
package import Foundation
package import PostgresEventStore

/// A reply of a reader. Its texts are stored alongside the log, under the keys that are here.
package struct ReplyRow: ReadModelRecord {
  package var reply = UUID.unset
  /// The position of the reply's first event in the log.
  package var firstPosition = 0
  package var article = UUID.unset
  package var status = ReplyStatus.received
  package var receivedAt = Date.unset
  /// The number of the reply's events.
  package var version = 0
  /// The key of the reader's words.
  package var words = Digest.unset
  /// The key of the desk's answer; nil without one.
  package var answer: Digest?
  package var answeredBy: String?
  package var answeredAt: Date?
  /// Who decided last; nil while it waits.
  package var decidedBy: String?
  package var decidedAt: Date?
  package var reason: String?
  /// When the public last saw a change of it; nil if it was never public.
  package var changedAt: Date?
  /// The position of the event that made this change.
  package var changedPosition: Int?

  package init() {}

  package static let table = TableDefinition<ReplyRow>(
    "replies", stream: ("reply", \.reply),
    indexes: [
      "status, received_at, reply", "article, received_at, reply", "first_position",
      TableIndex("changed_position", where: "changed_position IS NOT NULL"),
    ],
    columns: [
      Column("reply", \.reply), Column("first_position", \.firstPosition),
      Column("article", \.article), Column("status", \.status),
      Column("received_at", \.receivedAt), Column("version", \.version),
      Column("words", \.words), Column("answer", \.answer),
      Column("answered_by", \.answeredBy), Column("answered_at", \.answeredAt),
      Column("decided_by", \.decidedBy), Column("decided_at", \.decidedAt),
      Column("reason", \.reason), Column("changed_at", \.changedAt),
      Column("changed_position", \.changedPosition),
    ])
}
