package import Editorial
package import Foundation
package import PostgresEventStore

/// One event in the activity of an article.
package struct ActivityRow: ReadModelRecord {
  package var article = UUID.unset
  /// The event's number in the article's stream.
  package var version = 0
  /// The event's position in the log.
  package var position = 0
  package var at = Date.unset
  package var actor = ""
  package var event = StoredEventType.drafted
  /// The revision that the event concerns.
  package var revision: Int?
  /// A description that follows the actor's name.
  package var words = ""

  package init() {}

  package static let table = TableDefinition<ActivityRow>(
    "activity", stream: ("article", \.article), ordinal: ("version", \.version),
    indexes: ["position", "\(LongText.key("actor")), position"],
    columns: [
      Column("article", \.article), Column("version", \.version),
      Column("position", \.position), Column("at", \.at), Column("actor", \.actor),
      Column("event", \.event), Column("revision", \.revision), Column("words", \.words),
    ])
}
