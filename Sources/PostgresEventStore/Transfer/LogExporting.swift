package import PostgreSQL

/// Writes the whole newsroom as JSON objects, one a row, that another database can be made from: the
/// events with the texts that they cite, the people, and the seals with their hashes.
///
/// The server makes the JSON, from one snapshot, and a row at a time is in memory.
package struct LogExporting: Sendable {
  /// Of the program, for the header.
  let version: String

  package init(version: String) { self.version = version }

  /// Hands over every row after `place`, in its order.
  ///
  /// - Parameters:
  ///   - place: As far as a former run has come.
  ///   - body: Takes a row's kind and its JSON object.
  /// - Throws: ``TransferError`` where the former run was of another log, where a text was erased
  ///   since, which it may have written, or where one is erased at this very moment.
  package func run(
    after place: TransferPlace = TransferPlace(), on connection: inout Connection,
    _ body: (TransferKind, [UInt8]) throws -> Void
  ) throws {
    let watermark = try Watermark.read(on: &connection)
    try connection.transaction(.repeatableRead, readOnly: true) { connection in
      // The rows are to come in the order of an index, as they are read, and not to be sorted first.
      try connection.script("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
      let last = (place.kind ?? .header) > .event ? place.position : max(watermark, place.position)
      guard try place.position == 0 || Self.holds(place, on: &connection) else {
        throw TransferError("it is the export of another newsroom; name another file")
      }
      if place.kind == nil { try body(.header, Array(header(through: last, on: &connection).utf8)) }
      if place.position > 0, try Self.isErased(after: place.position, on: &connection) {
        throw TransferError(
          "a text was erased since it was begun, which may stand in it; destroy it and begin anew")
      }
      // Its text is gone from the snapshot, and the event that says so would not be in the export.
      guard try !Self.isErased(after: max(last, place.position), on: &connection) else {
        throw TransferError("a text was erased at this moment; begin again")
      }
      for (kind, rows) in queries(after: place, through: last) {
        try connection.copyOut("COPY (\(rows)) TO STDOUT (FORMAT binary)") { row in
          guard let bytes = try row.bytes(at: 0) else { return }
          try body(kind, Array(bytes))
        }
      }
    }
  }

  private func header(
    through last: Int64, on connection: inout Connection
  ) throws(PostgresError) -> String {
    try connection.execute(
      """
      SELECT json_build_object('galley', json_build_object('format', 1, 'version', \(version),
        'through', \(last), 'database', current_database(), 'by', session_user,
        'at', \(raw: Self.instant("clock_timestamp()"))))::text
      """)[0].value(at: 0)
  }

  /// Whether the event at which a former run ended is this log's.
  private static func holds(
    _ place: TransferPlace, on connection: inout Connection
  ) throws(PostgresError) -> Bool {
    guard let id = place.eventID else { return false }
    return try connection.execute(
      """
      SELECT EXISTS (
        SELECT FROM galley.events WHERE position = \(place.position) AND event_id = \(id))
      """)[0].value(at: 0)
  }

  private static func isErased(
    after position: Int64, on connection: inout Connection
  ) throws(PostgresError) -> Bool {
    try connection.execute(
      """
      SELECT EXISTS (
        SELECT FROM galley.events WHERE type = 'TextErased' AND position > \(position))
      """)[0].value(at: 0)
  }

  /// Of the kinds that are not behind `place`, each a statement with a JSON object a row.
  private func queries(
    after place: TransferPlace, through last: Int64
  ) -> [(TransferKind, Query)] {
    let queries: [(TransferKind, Query)] = [
      (.event, Self.events(after: place.position, through: last)),
      (.person, Self.people(after: place.login)),
      (.tile, Self.tiles(after: place.level, place.number, through: last)),
      (.seal, Self.seals(after: place.size, through: last)),
    ]
    return queries.filter { $0.0 >= place.kind ?? .header }
  }

  private static func events(after position: Int64, through last: Int64) -> Query {
    """
    SELECT json_build_object('event', json_build_object(
        'position', e.position, 'category', e.category, 'stream', e.stream, 'version', e.version,
        'event_id', e.event_id, 'type', e.type, 'schema_version', e.schema_version,
        'actor', e.actor, 'command_id', e.command_id, 'command_step', e.command_step,
        'correlation_id', e.correlation_id, 'causation_id', e.causation_id,
        'recorded_at', \(raw: instant("e.recorded_at")), 'request', encode(e.request, 'hex'),
        'payload', e.payload::text),
      'text', CASE WHEN t.key IS NOT NULL THEN json_build_object(
        'key', encode(t.key, 'hex'), 'salt', encode(t.salt, 'hex'), 'body', t.body) END)::text
    FROM galley.events e
    LEFT JOIN galley.event_types y ON y.type = e.type AND cardinality(y.texts) > 0
    LEFT JOIN LATERAL (
      SELECT jsonb_path_query_first(e.payload::jsonb, y.texts[1]) #>> '{}'
    ) AS c(key) ON true
    LEFT JOIN galley.texts t ON t.stream = e.stream AND t.key = CASE
      WHEN c.key ~ '^[0-9a-f]{64}$' THEN decode(c.key, 'hex') END
    WHERE e.position > \(literal: position) AND e.position <= \(literal: last)
    ORDER BY e.position
    """
  }

  private static func people(after login: String) -> Query {
    """
    SELECT json_build_object('person', json_build_object(
      'login', p.login, 'role', p.role, 'added_by', p.added_by,
      'added_at', \(raw: instant("p.added_at")), 'disabled_at', \(raw: instant("p.disabled_at"))
    ))::text
    FROM galley.people p WHERE p.login COLLATE "C" > \(literal: login)
    ORDER BY p.login COLLATE "C"
    """
  }

  private static func tiles(after level: Int16, _ number: Int64, through last: Int64) -> Query {
    """
    SELECT json_build_object('tile', json_build_object(
      'level', t.level, 'number', t.number, 'hashes', encode(t.hashes, 'hex')))::text
    FROM galley.tiles t
    WHERE (t.level, t.number) > (\(literal: Int64(level)), \(literal: number))
      AND (t.number + 1) << (8 * (t.level + 1)) <= (
        SELECT max(s.size) FROM galley.seals s WHERE s.position <= \(literal: last))
    ORDER BY t.level, t.number
    """
  }

  private static func seals(after size: Int64, through last: Int64) -> Query {
    """
    SELECT json_build_object('seal', json_build_object(
      'size', s.size, 'position', s.position, 'note', s.note, 'edge', encode(s.edge, 'hex'),
      'sealed_by', s.sealed_by, 'sealed_at', \(raw: instant("s.sealed_at"))))::text
    FROM galley.seals s WHERE s.size > \(literal: size) AND s.position <= \(literal: last)
    ORDER BY s.size
    """
  }

  /// An instant to the microsecond, whatever the session's time zone.
  private static func instant(_ column: String) -> String {
    "to_char(\(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
  }
}
