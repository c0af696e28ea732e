import Editorial
package import EditorialReadModels
import Foundation

/// One thing that was done to an article.
package struct HistoryEntry: Sendable {
  package let row: ActivityRow
  /// The text of a note that is still kept.
  package let note: String?
  /// Who took the text out that was saved or noted here; nil while it is kept, and where there is
  /// none.
  package let erased: TextErasure?
}

extension HistoryEntry: Encodable {
  private enum Key: String, CodingKey {
    case version, position, at, actor, event, revision, words, note, erased
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(row.version, forKey: .version)
    try container.encode(row.position, forKey: .position)
    try container.encode(row.at.timestamp, forKey: .at)
    try container.encode(row.actor, forKey: .actor)
    try container.encode(row.event, forKey: .event)
    try container.encode(row.revision, forKey: .revision)
    try container.encode(row.words, forKey: .words)
    try container.encode(note, forKey: .note)
    try container.encode(erased, forKey: .erased)
  }
}
