/// What takes the rows of a kind out of `pg_temp.imported` and into the newsroom.
enum ImportStatements {
  static func taking(_ kind: TransferKind) -> String {
    switch kind {
    case .event: texts + ";\n" + events
    case .person: strangers + ";\n" + people
    case .tile: tiles
    case .seal: seals
    case .header, .manifest: ""
    }
  }

  private static let texts = """
    INSERT INTO galley.texts (key, stream, salt, body)
      SELECT decode(t.key, 'hex'), e.stream, decode(t.salt, 'hex'), t.body
      FROM pg_temp.imported i
      CROSS JOIN json_to_record(i.row::json -> 'event') AS e(stream uuid)
      CROSS JOIN json_to_record(i.row::json -> 'text') AS t(key text, salt text, body text)
      WHERE json_typeof(i.row::json -> 'text') = 'object' ORDER BY i.number
      ON CONFLICT (key) DO NOTHING
    """

  private static let events = """
    INSERT INTO galley.events (position, category, stream, version, event_id, type,
        schema_version, payload, actor, command_id, command_step, correlation_id, causation_id,
        recorded_at)
      SELECT e.position, e.category, e.stream, e.version, e.event_id, e.type, e.schema_version,
        e.payload::json, e.actor, e.command_id, e.command_step, e.correlation_id, e.causation_id,
        e.recorded_at
      FROM pg_temp.imported i CROSS JOIN json_to_record(i.row::json -> 'event') AS e(
        position bigint, category text, stream uuid, version integer, event_id uuid, type text,
        schema_version smallint, payload text, actor text, command_id uuid,
        command_step smallint, correlation_id uuid, causation_id uuid, recorded_at timestamptz)
      ORDER BY i.number
    """

  /// Whom the server lets connect, with a role that they have from another newsroom, would be one of
  /// this newsroom's people as soon as a row says so.
  private static let strangers = """
    DO $$
    DECLARE
      stranger text;
    BEGIN
      SELECT p.login INTO stranger
        FROM pg_temp.imported i
        CROSS JOIN json_to_record(i.row::json -> 'person') AS p(
          login text, disabled_at timestamptz)
        JOIN pg_roles r ON r.rolname = p.login
        WHERE p.disabled_at IS NULL AND NOT r.rolsuper
          AND has_database_privilege(r.oid, current_database(), 'CONNECT')
          AND (pg_has_role(r.oid, 'galley_admin', 'MEMBER')
            OR pg_has_role(r.oid, 'galley_editor', 'MEMBER')
            OR pg_has_role(r.oid, 'galley_auditor', 'MEMBER'))
          AND NOT EXISTS (SELECT FROM galley.people k WHERE k.login = p.login)
        ORDER BY i.number LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION '% may connect to this database and could act at once; '
          'take them on by galley user add before, or have CONNECT revoked', stranger
          USING ERRCODE = 'insufficient_privilege';
      END IF;
    END
    $$
    """

  /// No login is made and no right given; and whoever is here already stays as they are, or the one
  /// who imports could be let go by the file.
  private static let people = """
    INSERT INTO galley.people (login, added_by, added_at, disabled_at)
      SELECT p.login, p.added_by, p.added_at, p.disabled_at
      FROM pg_temp.imported i CROSS JOIN json_to_record(i.row::json -> 'person') AS p(
        login text, added_by text, added_at timestamptz, disabled_at timestamptz)
      ON CONFLICT (login) DO NOTHING
    """

  private static let tiles = """
    INSERT INTO galley.tiles (level, number, hashes)
      SELECT t.level, t.number, decode(t.hashes, 'hex')
      FROM pg_temp.imported i CROSS JOIN json_to_record(i.row::json -> 'tile') AS t(
        level smallint, number bigint, hashes text)
    """

  private static let seals = """
    INSERT INTO galley.seals (size, position, note, edge, sealed_by, sealed_at)
      SELECT s.size, s.position, s.note, decode(s.edge, 'hex'), s.sealed_by, s.sealed_at
      FROM pg_temp.imported i CROSS JOIN json_to_record(i.row::json -> 'seal') AS s(
        size bigint, position bigint, note text, edge text, sealed_by text, sealed_at timestamptz)
    """
}
