import Digests
import Foundation
import PostgreSQL

// Inserts rows into the tables of the newsroom by COPY, which applies their constraints and
// triggers.
extension Connection {
  /// - Throws: ``TransferError`` or `PostgresError` when a row cannot be inserted.
  mutating func insert(_ batch: ImportBatch) throws {
    switch batch.kind {
    case .event:
      try insertTexts(of: batch)
      try insert(batch.events)
    case .picture: try insert(batch.pictures)
    case .person: try insert(batch.people)
    case .tile: try insert(batch.tiles)
    case .seal: try insert(batch.seals)
    case .header, .manifest: break
    }
  }

  /// An export contains a text with every event that cites it. It is inserted once.
  private mutating func insertTexts(of batch: ImportBatch) throws {
    let keys = batch.events.compactMap { $0.text?.key }
    guard !keys.isEmpty else { return }
    var known = Set<Digest>()
    // One index look-up for each key: the planner would otherwise read the whole table.
    for row in try execute(
      """
      SELECT t.key FROM unnest(\(keys.map(\.bytes))) AS k(key)
      CROSS JOIN LATERAL (SELECT t.key FROM galley.texts t WHERE t.key = k.key OFFSET 0) AS t
      """)
    {
      known.insert(try row.value(at: 0))
    }
    try copyIn("COPY galley.texts (key, stream, salt, body) FROM STDIN (FORMAT binary)") { writer in
      for (index, event) in batch.events.enumerated() {
        guard let text = event.text else { continue }
        if known.insert(text.key).inserted {
          try writer.row(text.key, event.stream, text.salt, text.body)
        } else if !text.isValid {
          // This copy is not inserted, so the table does not check it.
          throw TransferError(line: batch.first + index, "the key of its text is not its digest")
        }
      }
    }
  }

  private mutating func insert(_ events: [TransferEvent]) throws {
    try copyIn(
      """
      COPY galley.events (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, causation_id, recorded_at, request
      ) FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for event in events {
        try writer.row(
          event.position, event.category, event.stream, event.version, event.id, event.type,
          event.schemaVersion, event.payload, event.actor, event.commandID, event.commandStep,
          event.correlationID, event.causationID, event.recordedAt, event.request)
      }
    }
  }

  private mutating func insert(_ pictures: [TransferPicture]) throws {
    try copyIn(
      "COPY galley.pictures (key, stream, salt, body) FROM STDIN (FORMAT binary)"
    ) { writer in
      for picture in pictures {
        try writer.row(picture.key, picture.stream, picture.salt, picture.body)
      }
    }
  }

  private mutating func insert(_ tiles: [TransferTile]) throws {
    try copyIn("COPY galley.tiles (level, number, hashes) FROM STDIN (FORMAT binary)") { writer in
      for tile in tiles { try writer.row(tile.level, tile.number, tile.hashes) }
    }
  }

  private mutating func insert(_ seals: [TransferSeal]) throws {
    try copyIn(
      """
      COPY galley.seals (size, position, note, edge, sealed_by, sealed_at)
      FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for seal in seals {
        try writer.row(
          seal.size, seal.position, seal.note, seal.edge, seal.sealedBy, seal.sealedAt)
      }
    }
  }
}

extension Connection {
  /// Inserts people as they are in the export. It creates no logins and grants no rights on the
  /// server. People who are in the newsroom already are not changed, so that the file cannot
  /// disable the person who imports it.
  ///
  /// A person without a role was disabled, and becomes a disabled auditor.
  mutating func insert(_ people: [TransferPerson]) throws {
    try script("CREATE TEMPORARY TABLE imported (LIKE galley.people)")
    try copyIn(
      """
      COPY pg_temp.imported (login, role, added_by, added_at, disabled_at)
      FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for person in people {
        try writer.row(
          person.login, person.role ?? "auditor", person.addedBy, person.addedAt,
          person.disabledAt)
      }
    }
    try script(
      """
      \(Self.refusingConnectableLogins);
      INSERT INTO galley.people (login, role, added_by, added_at, disabled_at)
        SELECT login, role, added_by, added_at, disabled_at FROM pg_temp.imported
        ON CONFLICT (login) DO NOTHING;
      DROP TABLE pg_temp.imported
      """)
  }

  /// Refuses an active person of the file who may connect to this database. With the row, such a
  /// person could act here at once.
  private static let refusingConnectableLogins = """
    DO $$
    DECLARE
      stranger text;
    BEGIN
      SELECT p.login INTO stranger
        FROM pg_temp.imported p
        JOIN pg_roles r ON r.rolname = p.login
        WHERE p.disabled_at IS NULL AND NOT r.rolsuper
          AND has_database_privilege(r.oid, current_database(), 'CONNECT')
          AND NOT EXISTS (SELECT FROM galley.people k WHERE k.login = p.login)
        ORDER BY p.login LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION '% may connect to this database and could act at once; '
          'add them as a user first, or revoke CONNECT', stranger
          USING ERRCODE = 'insufficient_privilege';
      END IF;
    END
    $$
    """
}
