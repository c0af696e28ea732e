import Digests
import Editorial
package import Foundation
package import JSON
import PostgreSQL

/// Who erased a text or a picture, when and why.
package struct TextErasure: Hashable, Sendable {
  package let by: String
  package let at: Date
  package let reason: String
  /// The law or the ruling that requires it.
  package let ground: String

  /// Shown instead of the text: `erased by anna on 2026-11-23T21:07:00.000Z (GDPR Art. 17)`.
  package var words: String { "erased by \(by) on \(at.timestamp) (\(ground))" }

  /// All erasures in these articles, by the keys of the texts and pictures.
  ///
  /// They are read from the log as it is now, also for an answer about the past: an erasure takes
  /// effect immediately and everywhere, and does not wait for a read model.
  static func all(
    of articles: [UUID], on connection: inout Connection
  ) throws -> [Digest: TextErasure] {
    let rows = try connection.execute(
      """
      SELECT decode(t.key, 'hex'), e.actor, e.recorded_at, e.payload ->> 'reason',
        e.payload ->> 'ground'
      FROM galley.events e
      CROSS JOIN LATERAL (
        SELECT json_array_elements_text(e.payload -> 'texts')
        UNION ALL SELECT json_array_elements_text(e.payload -> 'pictures')
      ) AS t(key)
      WHERE e.stream = ANY(\(articles)) AND galley.is_erasure(e.type) ORDER BY e.position
      """)
    var erasures: [Digest: TextErasure] = [:]
    for row in rows {
      guard let key = Digest(bytes: try row.value(at: 0)), erasures[key] == nil else { continue }
      // Only SQL can record an erasure without a reason. The text is erased all the same.
      erasures[key] = TextErasure(
        by: try row.value(at: 1), at: try row.value(at: 2),
        reason: try row.value(at: 3, as: String?.self) ?? "",
        ground: try row.value(at: 4, as: String?.self) ?? "")
    }
    return erasures
  }
}

extension TextErasure: JSONDescribed {
  package static let json = JSONDescription<TextErasure>(
    "TextErasure", "Who erased a text, when and why.",
    [
      JSONMember("by", "The login that erased it.", \.by),
      JSONMember("at", "When it was erased.", \.at),
      JSONMember("reason", "Why.", \.reason),
      JSONMember("ground", "The law or the ruling that requires it.", \.ground),
    ])
}
