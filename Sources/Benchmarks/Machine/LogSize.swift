import Foundation
package import JSON
import PostgreSQL

/// The size of a log.
package struct LogSize: Hashable, Sendable {
  package let events: Int
  package let articles: Int
  package let texts: Int
  /// The size of the table of events.
  package let eventBytes: Int
  package let eventIndexBytes: Int
  /// The size of the table of texts with its indexes, as compressed by the server.
  package let textBytes: Int
  /// The average size of a payload, uncompressed.
  package let payloadBytes: Int
}

extension LogSize {
  init(on connection: inout Connection) throws {
    let row = try connection.execute(
      """
      SELECT count(*), count(*) FILTER (WHERE version = 1),
        coalesce(avg(octet_length(payload::text)), 0)::bigint,
        (SELECT count(*) FROM galley.texts),
        pg_table_size('galley.events'), pg_indexes_size('galley.events'),
        pg_total_relation_size('galley.texts')
      FROM galley.events
      """)[0]
    events = try row.value(at: 0)
    articles = try row.value(at: 1)
    payloadBytes = try row.value(at: 2)
    texts = try row.value(at: 3)
    eventBytes = try row.value(at: 4)
    eventIndexBytes = try row.value(at: 5)
    textBytes = try row.value(at: 6)
  }
}

extension LogSize: JSONDescribed {
  package static let json = JSONDescription<LogSize>(
    "LogSize", "The size of a log.",
    [
      JSONMember("events", "The number of events.", \.events),
      JSONMember("articles", "The number of articles.", \.articles),
      JSONMember("texts", "The number of texts.", \.texts),
      JSONMember("eventBytes", "The size of the table of events, in bytes.", \.eventBytes),
      JSONMember("eventIndexBytes", "The size of its indexes, in bytes.", \.eventIndexBytes),
      JSONMember(
        "textBytes", "The size of the texts as the server compresses them, with indexes, in bytes.",
        \.textBytes),
      JSONMember("payloadBytes", "The average size of a payload, in bytes.", \.payloadBytes),
    ])
}
