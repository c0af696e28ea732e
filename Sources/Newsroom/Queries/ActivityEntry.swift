package import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// One thing that was done in the newsroom.
package struct ActivityEntry: Listed {
  package let row: ActivityRow
  // Nil if the article is not on the board.
  package let slug: Slug?
  package let headline: String?
  /// The position of the article's first event in the log.
  package let firstPosition: Int64?

  /// Where the list continues after it.
  package var cursor: PositionCursor { PositionCursor(Int64(row.position)) }

  /// A short reference to the article, such as `@12`.
  package var reference: String? { firstPosition.map(PositionReference.text) }
}

extension ActivityEntry: JSONDescribed {
  package static let json = JSONDescription<ActivityEntry>(
    "ActivityEntry", "One thing that was done in the newsroom.",
    [
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug; null if the article is not on the board.", \.slug),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event; or null.",
        \.reference),
      JSONMember("headline", "The headline of the working revision; or null.", \.headline),
      JSONMember("position", "The event's position in the log.", \.row.position),
      JSONMember("version", "The event's number in the article's stream, from 1.", \.row.version),
      JSONMember("at", "When it was recorded.", \.row.at),
      JSONMember("actor", "Who did it.", \.row.actor),
      JSONMember("event", "The event's type.", \.row.event),
      JSONMember("revision", "The revision that it concerns; null for none.", \.row.revision),
      JSONMember("words", "What was done, to be read after the actor's name.", \.row.words),
      JSONMember(
        "cursor", "Where the list continues after this entry, for the next page.",
        \.cursor.text),
    ])
}
