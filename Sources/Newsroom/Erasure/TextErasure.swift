import Digests
import Editorial
package import Foundation
import PostgreSQL

/// By whom, when and why a text was taken out of the newsroom.
package struct TextErasure: Hashable, Sendable {
  package let by: String
  package let at: Date
  package let reason: String
  /// The law or the ruling that asked for it.
  package let ground: String

  /// All that were erased from these articles, by their keys.
  ///
  /// Straight from the log, and as it is now whatever moment is asked about: a text goes at once,
  /// from the past too, and no read model has to hear of it first.
  static func all(
    of articles: [UUID], on connection: inout Connection
  ) throws -> [Digest: TextErasure] {
    let rows = try connection.execute(
      """
      SELECT decode(t.key, 'hex'), e.actor, e.recorded_at, e.payload ->> 'reason',
        e.payload ->> 'ground'
      FROM galley.events e, json_array_elements_text(e.payload -> 'texts') AS t(key)
      WHERE e.stream = ANY(\(articles)) AND e.type = 'TextErased' ORDER BY e.position
      """)
    var erasures: [Digest: TextErasure] = [:]
    for row in rows {
      guard let key = Digest(bytes: try row.value(at: 0)), erasures[key] == nil else { continue }
      erasures[key] = TextErasure(
        by: try row.value(at: 1), at: try row.value(at: 2),
        reason: try row.value(at: 3, as: String?.self) ?? "",
        ground: try row.value(at: 4, as: String?.self) ?? "")
    }
    return erasures
  }
}

extension TextErasure: Encodable {
  private enum Key: String, CodingKey {
    case by, at, reason, ground
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(by, forKey: .by)
    try container.encode(at.timestamp, forKey: .at)
    try container.encode(reason, forKey: .reason)
    try container.encode(ground, forKey: .ground)
  }
}
