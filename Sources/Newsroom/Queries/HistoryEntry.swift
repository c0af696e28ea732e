import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// One thing that was done to an article.
package struct HistoryEntry: Sendable {
  package let row: ActivityRow
  /// The reason that somebody gave for it; nil if there is none.
  package let reason: String?
  /// The text of a note; nil if it is not a note or was erased.
  package let note: String?
  /// Who erased the text that was saved or noted here; nil if nobody did.
  package let erased: TextErasure?
}

extension HistoryEntry: JSONDescribed {
  package static let json = JSONDescription<HistoryEntry>(
    "HistoryEntry", "One thing that was done to an article.",
    [
      JSONMember("version", "The event's number in the article's stream, from 1.", \.row.version),
      JSONMember("position", "The event's position in the log.", \.row.position),
      JSONMember("at", "When it was recorded.", \.row.at),
      JSONMember("actor", "Who did it.", \.row.actor),
      JSONMember("event", "The event's type.", \.row.event),
      JSONMember("revision", "The revision that it concerns; null for none.", \.row.revision),
      JSONMember("words", "What was done, to be read after the actor's name.", \.row.words),
      JSONMember("reason", "The reason that somebody gave; null for none.", \.reason),
      JSONMember("note", "The text of a note; null if it is not a note or was erased.", \.note),
      JSONMember(
        "erased", "Who erased the text that was saved or noted; null if nobody did.",
        \.erased),
    ])
}
