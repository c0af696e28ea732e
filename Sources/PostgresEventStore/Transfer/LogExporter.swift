package import PostgreSQL

/// Exports the whole newsroom as JSON objects, one for each row: the events with the texts that
/// they cite, the pictures, the people, and the seals with their hashes. Another newsroom can be made from them.
///
/// The server makes the JSON from one snapshot. One row at a time is in memory.
package struct LogExporter: Sendable {
  /// The version of the program, for the header.
  let version: String

  package init(version: String) { self.version = version }

  /// Calls `body` with every row after `cursor`, in order.
  ///
  /// - Parameters:
  ///   - cursor: Where an earlier run has stopped.
  ///   - body: Called with the kind of each row, and its JSON object.
  /// - Throws: ``TransferError`` when the earlier run was of another log, when a text was erased
  ///   after the earlier run may have written it, or when one is erased at this moment.
  package func run(
    after cursor: TransferCursor = TransferCursor(), on connection: inout Connection,
    _ body: (TransferKind, [UInt8]) throws -> Void
  ) throws {
    let watermark = try Watermark.read(on: &connection)
    try connection.transaction(.repeatableRead, readOnly: true) { connection in
      // The rows must come in the order of an index, as they are read, without a sort.
      try connection.script("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
      let last =
        (cursor.kind ?? .header) > .event ? cursor.position : max(watermark, cursor.position)
      guard try cursor.position == 0 || Self.contains(cursor, on: &connection) else {
        throw TransferError("it is the export of another newsroom; name another file")
      }
      if cursor.kind == nil {
        try body(.header, Array(header(through: last, on: &connection).utf8))
      }
      if cursor.position > 0, try Self.isErased(after: cursor.position, on: &connection) {
        throw TransferError(
          "a text was erased since the export was begun, and the file may contain it; destroy the file "
            + "and start again")
      }
      // The snapshot lacks the text, but the export would not contain the event that erased it.
      guard try !Self.isErased(after: max(last, cursor.position), on: &connection) else {
        throw TransferError("a text was erased at this moment; start again")
      }
      for (kind, rows) in queries(after: cursor, through: last) {
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
      SELECT json_build_object('galley', json_build_object(
        'format', CASE WHEN EXISTS (SELECT FROM galley.pictures) THEN 2 ELSE 1 END,
        'version', \(version),
        'through', \(last), 'database', current_database(), 'by', session_user,
        'at', \(raw: Self.instant("clock_timestamp()"))))::text
      """)[0].value(at: 0)
  }

  /// Whether this log contains the event at which an earlier run ended.
  private static func contains(
    _ cursor: TransferCursor, on connection: inout Connection
  ) throws(PostgresError) -> Bool {
    guard let id = cursor.eventID else { return false }
    return try connection.execute(
      """
      SELECT EXISTS (
        SELECT FROM galley.events WHERE position = \(cursor.position) AND event_id = \(id))
      """)[0].value(at: 0)
  }

  private static func isErased(
    after position: Int64, on connection: inout Connection
  ) throws(PostgresError) -> Bool {
    try connection.execute(
      """
      SELECT EXISTS (
        SELECT FROM galley.events WHERE galley.is_erasure(type) AND position > \(position))
      """)[0].value(at: 0)
  }

  /// The queries for the kinds that are not complete at `cursor`, each with a JSON object for each
  /// row.
  private func queries(
    after cursor: TransferCursor, through last: Int64
  ) -> [(TransferKind, Query)] {
    let queries: [(TransferKind, Query)] = [
      (.event, Self.events(after: cursor.position, through: last)),
      (.picture, Self.pictures(after: cursor.picture, cursor.piece, through: last)),
      (.person, Self.people(after: cursor.login)),
      (.tile, Self.tiles(after: cursor.level, cursor.number, through: last)),
      (.seal, Self.seals(after: cursor.size, through: last)),
    ]
    return queries.filter { $0.0 >= cursor.kind ?? .header }
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

  /// The pieces of the pictures that the events up to `last` cite.
  private static func pictures(after key: String, _ piece: Int, through last: Int64) -> Query {
    """
    SELECT json_build_object('picture', json_build_object(
        'key', encode(p.key, 'hex'), 'stream', p.stream, 'salt', encode(p.salt, 'hex'),
        'piece', p.piece, 'pieces', p.pieces,
        'body', encode(substring(p.body FROM 1 + (p.piece - 1) * \(literal: pieceSize)::integer
          FOR \(literal: pieceSize)::integer), 'hex')))::text
    FROM (
      SELECT p.*, n.piece, c.pieces FROM galley.pictures p
      CROSS JOIN LATERAL (
        SELECT greatest(1, ceil(octet_length(p.body)::numeric / \(literal: pieceSize)))::integer
      ) AS c(pieces)
      CROSS JOIN LATERAL generate_series(1, c.pieces) AS n(piece)
      WHERE (p.key, n.piece) > (decode(\(literal: key), 'hex'), \(literal: Int64(piece)))
        AND EXISTS (
          SELECT FROM galley.events e
          JOIN galley.event_types y ON y.type = e.type
          CROSS JOIN LATERAL unnest(y.pictures) AS t(path)
          CROSS JOIN LATERAL jsonb_path_query(e.payload::jsonb, t.path) AS k(key)
          WHERE e.stream = p.stream AND e.position <= \(literal: last)
            AND k.key #>> '{}' = encode(p.key, 'hex'))
      -- Only the place of a body is sorted.
      ORDER BY p.key, n.piece OFFSET 0
    ) AS p
    """
  }

  private static var pieceSize: Int64 { Int64(TransferPicture.pieceSize) }

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

  /// An instant to the microsecond in UTC, regardless of the time zone of the session.
  private static func instant(_ column: String) -> String {
    "to_char(\(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
  }
}
