import Digests
import Editorial
package import JSON
import PlainText
import PostgreSQL
import PostgresEventStore

/// The erasures that a log records, without the texts. Kept elsewhere, with the seals, it tells what
/// must be erased again after a restore of an older backup.
package struct ErasureList: Hashable, Sendable {
  /// The name of the newsroom, which is that of its database; nil in a list of an older program.
  package let newsroom: String?
  /// The position up to which all erasures of the log are listed.
  package let position: Int64
  /// In the order of the log.
  package let erasures: [RecordedErasure]

  package init(newsroom: String?, position: Int64, erasures: [RecordedErasure]) {
    (self.newsroom, self.position, self.erasures) = (newsroom, position, erasures)
  }

  /// Reads the list from a file that ``json`` wrote.
  package init(file bytes: [UInt8], named name: String) throws {
    self = try DescribedFile.read(bytes, named: name) { fields throws(JSONFieldError) in
      try ErasureList(fields)
    }
  }

  /// Reads what ``json`` writes.
  init(_ fields: JSONFields) throws(JSONFieldError) {
    newsroom = try fields.optionalText("newsroom")
    position = Int64(try fields.integer("position"))
    erasures =
      try fields.optionalObjects("erasures") { fields throws(JSONFieldError) in
        try RecordedErasure(fields)
      } ?? []
  }

  init(on connection: inout Connection) throws {
    let watermark = try Watermark.read(on: &connection)
    let rows = try connection.execute(
      """
      SELECT e.position, e.category, e.stream, e.actor, e.recorded_at,
        coalesce(e.payload ->> 'reason', ''), coalesce(e.payload ->> 'ground', ''),
        ARRAY(SELECT json_array_elements_text(e.payload -> 'texts')),
        ARRAY(SELECT json_array_elements_text(e.payload -> 'pictures'))
      FROM galley.events e
      WHERE galley.is_erasure(e.type) AND e.position <= \(watermark) ORDER BY e.position
      """)
    newsroom = try connection.execute("SELECT current_database()::text")[0].value(at: 0)
    position = watermark
    erasures = try rows.map { row in
      RecordedErasure(
        position: try row.value(at: 0), category: try row.value(at: 1),
        stream: try row.value(at: 2), by: try row.value(at: 3), at: try row.value(at: 4),
        reason: try row.value(at: 5), ground: try row.value(at: 6),
        texts: try row.value(at: 7, as: [String].self).compactMap { Digest(hex: $0) },
        pictures: try row.value(at: 8, as: [String].self).compactMap { Digest(hex: $0) })
    }
  }
}

extension ErasureList: JSONDescribed {
  package static let json = JSONDescription<ErasureList>(
    "ErasureList", "The erasures that a log records, without the texts.",
    [
      JSONMember("newsroom", "The name of the newsroom.", \.newsroom),
      JSONMember(
        "position", "The position up to which all erasures of the log are listed.", \.position),
      JSONMember("erasures", "The erasures, in the order of the log.", \.erasures),
    ])
}

extension Member {
  /// The erasures that the log records.
  package func erasures() async throws -> ErasureList {
    try await withConnection { try ErasureList(on: &$0) }
  }
}
