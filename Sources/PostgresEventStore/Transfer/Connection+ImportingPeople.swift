import PostgreSQL

extension Connection {
  /// No login is made and no right given; and whoever is here already stays as they are, or the one
  /// who imports could be let go by the file.
  mutating func take(_ people: [TransferPerson]) throws {
    try script("CREATE TEMPORARY TABLE imported (LIKE galley.people)")
    try copyIn(
      """
      COPY pg_temp.imported (login, added_by, added_at, disabled_at) FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for person in people {
        try writer.row(person.login, person.addedBy, person.addedAt, person.disabledAt)
      }
    }
    try script(
      """
      \(Self.refusingStrangers);
      INSERT INTO galley.people (login, added_by, added_at, disabled_at)
        SELECT login, added_by, added_at, disabled_at FROM pg_temp.imported
        ON CONFLICT (login) DO NOTHING;
      DROP TABLE pg_temp.imported
      """)
  }

  /// Whom the server lets connect, with a role that they have from another newsroom, would be one of
  /// this newsroom's people as soon as a row says so.
  private static let refusingStrangers = """
    DO $$
    DECLARE
      stranger text;
    BEGIN
      SELECT p.login INTO stranger
        FROM pg_temp.imported p
        JOIN pg_roles r ON r.rolname = p.login
        WHERE p.disabled_at IS NULL AND NOT r.rolsuper
          AND has_database_privilege(r.oid, current_database(), 'CONNECT')
          AND (pg_has_role(r.oid, 'galley_admin', 'MEMBER')
            OR pg_has_role(r.oid, 'galley_editor', 'MEMBER')
            OR pg_has_role(r.oid, 'galley_auditor', 'MEMBER'))
          AND NOT EXISTS (SELECT FROM galley.people k WHERE k.login = p.login)
        ORDER BY p.login LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION '% may connect to this database and could act at once; '
          'take them on by galley user add before, or have CONNECT revoked', stranger
          USING ERRCODE = 'insufficient_privilege';
      END IF;
    END
    $$
    """
}
