import Foundation
import PostgreSQL

/// The earlier rows that the events of a batch need.
struct NeededRows: Sendable {
  /// Every stream with an event.
  private(set) var streams: Set<UUID> = []
  /// The streams of which all rows are needed.
  private var whole: Set<UUID> = []
  /// The rows that are needed in addition to the last one, by their streams.
  private var ordinals: [UUID: Set<Int>] = [:]

  mutating func add(_ rows: EarlierRows, of stream: UUID) {
    streams.insert(stream)
    switch rows {
    case .all: whole.insert(stream)
    case .last(let others): ordinals[stream, default: []].formUnion(others)
    }
  }

  /// The query for the rows of a table, in the order of their keys; nil when no row is needed.
  func query(for table: TableOutline, _ loading: Loading, _ schema: String) -> Query? {
    switch (loading, table.ordinalColumn) {
    case (.none, _): nil
    case (.all, _), (.part, nil): all(of: table, schema)
    case (.part, let ordinal?): part(of: table, ordinal, schema)
    }
  }

  private func all(of table: TableOutline, _ schema: String) -> Query {
    """
    SELECT \(raw: table.columnList) FROM \(raw: schema).\(raw: table.name)
    WHERE \(raw: table.streamColumn) = ANY(\(Array(streams)))
    ORDER BY \(raw: table.keyColumns)
    """
  }

  /// Finds each row by the primary key, so that the number of rows that are read does not depend on
  /// the number of rows of the stream.
  private func part(of table: TableOutline, _ ordinal: String, _ schema: String) -> Query {
    let others = ordinals.flatMap { stream, ordinals in ordinals.map { (stream, $0) } }
    let (rows, stream) = ("\(schema).\(table.name) t", "t.\(table.streamColumn)")
    return """
      SELECT DISTINCT ON (\(raw: table.keyColumns)) \(raw: table.columnList) FROM (
        SELECT * FROM \(raw: rows) WHERE \(raw: stream) = ANY(\(Array(whole)))
        UNION ALL
        SELECT r.* FROM unnest(\(Array(streams.subtracting(whole)))) AS s(id)
        CROSS JOIN LATERAL (
          SELECT * FROM \(raw: rows) WHERE \(raw: stream) = s.id
          ORDER BY t.\(raw: ordinal) DESC LIMIT 1
        ) r
        UNION ALL
        SELECT t.* FROM unnest(\(others.map(\.0)), \(others.map(\.1))) AS s(id, ordinal)
        JOIN \(raw: rows) ON \(raw: stream) = s.id AND t.\(raw: ordinal) = s.ordinal
      ) r
      ORDER BY \(raw: table.keyColumns)
      """
  }
}
